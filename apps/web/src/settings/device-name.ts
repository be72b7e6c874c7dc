/** Browser and system in the words that a browser names itself with; null for what is not recognised. */
export function deviceOf(
  userAgent: string | null,
): { readonly browser: string; readonly system: string } | null {
  if (userAgent === null) return null;
  // The order matters: most browsers name others too, so as to be taken for them.
  const browser = first(userAgent, [
    [/Edg(?:e|A|iOS)?\//, "Edge"],
    [/OPR\//, "Opera"],
    [/SamsungBrowser\//, "Samsung Internet"],
    [/Firefox\/|FxiOS\//, "Firefox"],
    [/Chrome\/|CriOS\//, "Chrome"],
    [/Safari\//, "Safari"],
  ]);
  const system = first(userAgent, [
    [/Android/, "Android"],
    [/iPhone|iPad/, "iOS"],
    [/Windows/, "Windows"],
    [/Mac OS X|Macintosh/, "macOS"],
    [/CrOS/, "ChromeOS"],
    [/Linux/, "Linux"],
  ]);
  return browser && system ? { browser, system } : null;
}

function first(text: string, names: readonly (readonly [RegExp, string])[]): string | null {
  return names.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
