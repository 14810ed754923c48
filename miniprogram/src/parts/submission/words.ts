/** What a shop has sent to the desk. */
export const words = { withdraw: '撤回' };
