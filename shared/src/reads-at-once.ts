/** So many reads go out, and are answered, in one request. By itself, because it stands in the phone's main package. */
export const READS_AT_ONCE = 8;
