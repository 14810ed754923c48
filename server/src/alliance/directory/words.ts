export const words = {
  thanked: (name: string, text: string) => `${name}感谢您的店：${text}`,
};
