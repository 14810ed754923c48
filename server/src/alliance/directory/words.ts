export const words = {
  thanked: (name: string) => `${name}谢谢您的店`,
  thanks: (text: string) => `“${text}”`,
};
