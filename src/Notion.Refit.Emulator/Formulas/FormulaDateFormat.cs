using System.Globalization;
using System.Text.RegularExpressions;

namespace Notion.Refit.Emulator.Formulas;

/// <summary>Formats dates by the letters that formulas use: <c>YYYY-MM-DD</c>, <c>MMM D</c>, <c>h:mm A</c>. Text in brackets stays.</summary>
internal static partial class FormulaDateFormat
{
    public static string Format(DateTimeOffset moment, string format) => Letters().Replace(format, match => Part(moment, match.Value));

    private static string Part(DateTimeOffset moment, string letters) => letters switch
    {
        ['[', .. var text, ']'] => text,
        "YYYY" => Own(moment, "yyyy"),
        "YY" => Own(moment, "yy"),
        "Y" => Number(moment.Year),
        "Q" => Number(((moment.Month - 1) / 3) + 1),
        "MMMM" or "MMM" or "MM" => Own(moment, letters),
        "M" => Number(moment.Month),
        "DDDD" or "DDD" => Number(moment.DayOfYear),
        "DD" => Own(moment, "dd"),
        "Do" => Ordinal(moment.Day),
        "D" => Number(moment.Day),
        "dddd" => Own(moment, "dddd"),
        "ddd" or "dd" => Own(moment, "ddd"),
        "d" => Number((int)moment.DayOfWeek),
        "E" => Number(moment.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek),
        "WW" or "ww" => ISOWeek.GetWeekOfYear(moment.DateTime).ToString("00", CultureInfo.InvariantCulture),
        "W" or "w" => Number(ISOWeek.GetWeekOfYear(moment.DateTime)),
        "HH" or "hh" or "mm" or "ss" => Own(moment, letters),
        "H" => Number(moment.Hour),
        "h" => Number(moment.Hour % 12 == 0 ? 12 : moment.Hour % 12),
        "m" => Number(moment.Minute),
        "s" => Number(moment.Second),
        "A" => moment.Hour < 12 ? "AM" : "PM",
        "a" => moment.Hour < 12 ? "am" : "pm",
        "Z" => Own(moment, "zzz"),
        "X" => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "x" => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        _ => letters,
    };

    private static string Own(DateTimeOffset moment, string format) => moment.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ordinal(int day) => Number(day) + (day % 100 is >= 11 and <= 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    [GeneratedRegex(@"\[[^\]]*\]|YYYY|YY|Y|Q|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|d|E|WW|W|ww|w|HH|H|hh|h|mm|m|ss|s|A|a|Z|X|x", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();
}
