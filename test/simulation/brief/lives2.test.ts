// Answers: does the second quarter of the brief lives hold?
import { liveMany } from './liveMany';

liveMany(2);
