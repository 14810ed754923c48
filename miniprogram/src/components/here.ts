import { createContext } from 'react';

/** The page that a part stands on, as WeChat's own functions want it: the one in front may be another by the time they are asked. */
export const Here = createContext<object | null>(null);
