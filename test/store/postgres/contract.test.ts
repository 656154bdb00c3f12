// Answers: does the store keep the contract on PostgreSQL?
import { storeContract } from '../contract';
import { freshStores } from './freshStore';

storeContract('PostgreSQL', freshStores());
