using System.Collections.Frozen;
using System.Globalization;
using Notion.Refit.Emulator.Formulas.Evaluation;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Formats numbers, always with the separators of the United States.</summary>
/// <remarks>Assumption: at most three places without a precision, two with a currency; an unknown format is a failure.</remarks>
internal static class NumberFormat
{
    private const int MostPlaces = 12;

    private static readonly string[] HumanUnits = ["", "K", "M", "B", "T"];
    private static readonly string[] DecimalUnits = ["B", "kB", "MB", "GB", "TB", "PB"];
    private static readonly string[] BinaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    private static readonly FrozenDictionary<string, string> Currencies = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["usd"] = "$",
        ["dollar"] = "$",
        ["eur"] = "€",
        ["euro"] = "€",
        ["gbp"] = "£",
        ["pound"] = "£",
        ["jpy"] = "¥",
        ["yen"] = "¥",
        ["cny"] = "CN¥",
        ["yuan"] = "CN¥",
        ["krw"] = "₩",
        ["won"] = "₩",
        ["inr"] = "₹",
        ["rupee"] = "₹",
        ["brl"] = "R$",
        ["real"] = "R$",
        ["cad"] = "CA$",
        ["aud"] = "A$",
        ["nzd"] = "NZ$",
        ["mxn"] = "MX$",
        ["hkd"] = "HK$",
        ["twd"] = "NT$",
        ["sgd"] = "SGD ",
        ["chf"] = "CHF ",
        ["sek"] = "SEK ",
        ["nok"] = "NOK ",
        ["dkk"] = "DKK ",
        ["pln"] = "PLN ",
        ["czk"] = "CZK ",
        ["huf"] = "HUF ",
        ["ron"] = "RON ",
        ["try"] = "TRY ",
        ["rub"] = "RUB ",
        ["zar"] = "ZAR ",
        ["thb"] = "THB ",
        ["idr"] = "IDR ",
        ["php"] = "₱",
        ["vnd"] = "₫",
        ["ils"] = "₪",
        ["aed"] = "AED ",
        ["sar"] = "SAR ",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static FormulaOperand Format(FormulaCall call)
    {
        if (call[0] is not FormulaOperand.Number { Value: var number })
            return FormulaOperand.Empty;
        int? places = call.Count > 2 ? (int)Math.Clamp(call.Number(2), 0, MostPlaces) : null;
        string? text = (call.Count > 1 ? call.Text(1) : "commas") switch
        {
            "commas" => Grouped(number, places),
            "percent" => Grouped(number * 100, places) + "%",
            "humanize" or "compact" => Scaled(number, 1000, HumanUnits, "", places),
            "bytes_decimal" => Scaled(number, 1000, DecimalUnits, " ", places),
            "bytes_binary" => Scaled(number, 1024, BinaryUnits, " ", places),
            var code when Currencies.TryGetValue(code, out string? symbol) =>
                (number < 0 ? "-" : "") + symbol + Fixed(Math.Abs(number), places ?? 2),
            _ => null,
        };
        return text is null ? FormulaOperand.Failure : call.Run.TextOf(text);
    }

    private static string Grouped(double number, int? places) => places is { } fixedPlaces
        ? Fixed(number, fixedPlaces)
        : number.ToString("#,##0.###", CultureInfo.InvariantCulture);

    // Halves go away from zero.
    private static string Fixed(double number, int places) =>
        Math.Round(number, places, MidpointRounding.AwayFromZero).ToString($"N{places}", CultureInfo.InvariantCulture);

    private static string Scaled(double number, double factor, string[] units, string gap, int? places)
    {
        int unit = 0;
        while (unit < units.Length - 1 && Math.Abs(number) >= factor)
        {
            number /= factor;
            unit++;
        }

        string digits = places is { } fixedPlaces
            ? Fixed(number, fixedPlaces)
            : number.ToString("#,##0.#", CultureInfo.InvariantCulture);
        return digits + gap + units[unit];
    }
}
