import { prismTarget } from '../../src/target/prism.ts';
import { registerRules } from '../suite/register.ts';

await registerRules(await prismTarget());
