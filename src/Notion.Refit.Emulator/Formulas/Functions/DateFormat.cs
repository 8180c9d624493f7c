using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>Formats dates by the tokens of Moment, in English: <c>YYYY-MM-DD</c>, <c>MMM Do</c>, <c>h:mm A</c>. Text in brackets stays.</summary>
internal static class DateFormat
{
    private static readonly FrozenDictionary<string, Func<DateTime, string>> Tokens = new Dictionary<string, Func<DateTime, string>>(StringComparer.Ordinal)
    {
        ["M"] = date => Plain(date.Month),
        ["Mo"] = date => Ordinal(date.Month),
        ["MM"] = date => Own(date, "MM"),
        ["MMM"] = date => Own(date, "MMM"),
        ["MMMM"] = date => Own(date, "MMMM"),
        ["Q"] = date => Plain(((date.Month - 1) / 3) + 1),
        ["Qo"] = date => Ordinal(((date.Month - 1) / 3) + 1),
        ["D"] = date => Plain(date.Day),
        ["Do"] = date => Ordinal(date.Day),
        ["DD"] = date => Own(date, "dd"),
        ["DDD"] = date => Plain(date.DayOfYear),
        ["DDDo"] = date => Ordinal(date.DayOfYear),
        ["DDDD"] = date => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        ["d"] = date => Plain((int)date.DayOfWeek),
        ["do"] = date => Ordinal((int)date.DayOfWeek),
        ["dd"] = date => Own(date, "dddd")[..2],
        ["ddd"] = date => Own(date, "ddd"),
        ["dddd"] = date => Own(date, "dddd"),
        ["e"] = date => Plain((int)date.DayOfWeek),
        ["E"] = date => Plain(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek),
        ["w"] = date => Plain(Week(date).Week),
        ["wo"] = date => Ordinal(Week(date).Week),
        ["ww"] = date => Two(Week(date).Week),
        ["W"] = date => Plain(ISOWeek.GetWeekOfYear(date)),
        ["Wo"] = date => Ordinal(ISOWeek.GetWeekOfYear(date)),
        ["WW"] = date => Two(ISOWeek.GetWeekOfYear(date)),
        ["YY"] = date => Two(date.Year % 100),
        ["YYYY"] = date => Four(date.Year),
        ["Y"] = date => Plain(date.Year),
        ["gg"] = date => Two(Week(date).Year % 100),
        ["gggg"] = date => Four(Week(date).Year),
        ["GG"] = date => Two(ISOWeek.GetYear(date) % 100),
        ["GGGG"] = date => Four(ISOWeek.GetYear(date)),
        ["A"] = date => date.Hour < 12 ? "AM" : "PM",
        ["a"] = date => date.Hour < 12 ? "am" : "pm",
        ["H"] = date => Plain(date.Hour),
        ["HH"] = date => Own(date, "HH"),
        ["h"] = date => Plain(date.Hour % 12 == 0 ? 12 : date.Hour % 12),
        ["hh"] = date => Own(date, "hh"),
        ["k"] = date => Plain(date.Hour == 0 ? 24 : date.Hour),
        ["kk"] = date => Two(date.Hour == 0 ? 24 : date.Hour),
        ["m"] = date => Plain(date.Minute),
        ["mm"] = date => Own(date, "mm"),
        ["s"] = date => Plain(date.Second),
        ["ss"] = date => Own(date, "ss"),
        ["S"] = date => Plain(date.Millisecond / 100),
        ["SS"] = date => Two(date.Millisecond / 10),
        ["SSS"] = date => date.Millisecond.ToString("000", CultureInfo.InvariantCulture),
        ["Z"] = _ => "+00:00",
        ["ZZ"] = _ => "+0000",
        ["z"] = _ => "UTC",
        ["zz"] = _ => "UTC",
        ["X"] = date => new DateTimeOffset(date).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        ["x"] = date => new DateTimeOffset(date).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        ["LT"] = date => Own(date, "h:mm tt"),
        ["LTS"] = date => Own(date, "h:mm:ss tt"),
        ["L"] = date => Own(date, "MM/dd/yyyy"),
        ["LL"] = date => Own(date, "MMMM d, yyyy"),
        ["LLL"] = date => Own(date, "MMMM d, yyyy h:mm tt"),
        ["LLLL"] = date => Own(date, "dddd, MMMM d, yyyy h:mm tt"),
        ["l"] = date => Own(date, "M/d/yyyy"),
        ["ll"] = date => Own(date, "MMM d, yyyy"),
        ["lll"] = date => Own(date, "MMM d, yyyy h:mm tt"),
        ["llll"] = date => Own(date, "ddd, MMM d, yyyy h:mm tt"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly int LongestToken = Tokens.Keys.Max(token => token.Length);

    /// <summary>Formats a date.</summary>
    /// <param name="date">The date in UTC.</param>
    /// <param name="format">The format.</param>
    /// <param name="longest">The length after which the text ends.</param>
    public static string Format(DateTime date, string format, int longest)
    {
        var text = new StringBuilder();
        int position = 0;
        while (position < format.Length && text.Length <= longest)
        {
            int bracket = format[position] == '[' ? format.IndexOf(']', position) : -1;
            if (bracket > 0)
            {
                text.Append(format, position + 1, bracket - position - 1);
                position = bracket + 1;
                continue;
            }

            int length = TokenLength(format, position);
            text.Append(length > 0 ? Tokens[format.Substring(position, length)](date) : format[position].ToString());
            position += Math.Max(length, 1);
        }

        return text.ToString();
    }

    // The longest token counts: `DDDD` is not `DD` twice.
    private static int TokenLength(string format, int position)
    {
        for (int length = Math.Min(LongestToken, format.Length - position); length > 0; length--)
        {
            if (Tokens.ContainsKey(format.Substring(position, length)))
                return length;
        }

        return 0;
    }

    // Weeks of the United States: they start on Sunday, and the first one has January 1.
    private static (int Year, int Week) Week(DateTime date)
    {
        DateTime saturday = date.Date.AddDays(date.Date <= DateTime.MaxValue.Date.AddDays(-7) ? 6 - (int)date.DayOfWeek : 0);
        return (saturday.Year, ((saturday.DayOfYear - 1) / 7) + 1);
    }

    private static string Own(DateTime date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Four(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static string Ordinal(int number) =>
        Plain(number) + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
