// Answers: does the third quarter of the brief lives hold?
import { liveMany } from './liveMany';

liveMany(3);
