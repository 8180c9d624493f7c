using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Notion's own form of an instant, <c>2026-03-11T09:41:00.000Z</c>, read and written without a detour over text.</summary>
internal static class Timestamp
{
    public const int Length = 24;

    public static bool TryParseCanonical(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
            return false;

        int year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        int millisecond = (Two(text, 20) * 10) + Digit(text[22]);
        if ((year | month | day | hour | minute | second | millisecond) < 0
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;

        value = new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
        return true;
    }

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[Length];
        Format(value.UtcDateTime, text);
        writer.WriteString(name, text);
    }

    public static void WriteValue(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[Length];
        Format(value.UtcDateTime, text);
        writer.WriteStringValue(text);
    }

    private static void Format(DateTime utc, Span<byte> text)
    {
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        Put(text, 0, utc.Year / 100);
        Put(text, 2, utc.Year % 100);
        Put(text, 5, utc.Month);
        Put(text, 8, utc.Day);
        Put(text, 11, utc.Hour);
        Put(text, 14, utc.Minute);
        Put(text, 17, utc.Second);
        Put(text, 20, utc.Millisecond / 10);
        text[22] = (byte)('0' + (utc.Millisecond % 10));
    }

    private static void Put(Span<byte> text, int at, int value)
    {
        text[at] = (byte)('0' + (value / 10));
        text[at + 1] = (byte)('0' + (value % 10));
    }

    // A value below zero marks what is no digit.
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = Digit(text[at]);
        int ones = Digit(text[at + 1]);
        return (tens | ones) < 0 ? int.MinValue : (tens * 10) + ones;
    }

    private static int Digit(byte b) => (uint)(b - '0') <= 9 ? b - '0' : int.MinValue;
}
