// Answers: does the fourth quarter of the brief lives hold?
import { liveMany } from './liveMany';

liveMany(4);
