/** Quantiles of the standard normal distribution at 97.5 % and 80 %. */
export const Z975 = 1.959963984540054;
export const Z80 = 0.8416212335729143;
