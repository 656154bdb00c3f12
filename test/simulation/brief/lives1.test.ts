// Answers: does the first quarter of the brief lives hold?
import { liveMany } from './liveMany';

liveMany(1);
