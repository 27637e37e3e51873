import { prismTarget } from '../../src/target/prism.ts';
import { registerRulesOf } from '../suite/register.ts';

registerRulesOf(await prismTarget());
