// Answers: what of the tests' own does the run of the cluster use?
export { noteFigures } from '../../test/support/noteFigures';
export { randomFrom, type Random } from '../../test/simulation/random';
export { startClusterSlack, type ClusterSlack } from './slack';
