// Answers: what does the script need of the gallery?
export { draw } from './draw';
export { kinds } from './kinds';
export { pictureOf, writePage } from './page';
export { photographAll } from './photograph';
export { happenedAt } from './sample';
