using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Notion's own form of an instant, <c>2026-03-11T09:41:00.000Z</c>, and of its parts, read and written without a detour over text.</summary>
internal static class Timestamp
{
    public const int Length = 24;
    public const int LocalLength = 23;
    public const int DayLength = 10;

    private const int OffsetLength = 6;

    // In minutes.
    private const int MostOffset = 14 * 60;

    public static bool TryParseCanonical(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        if (text.Length == Length && text[^1] == 'Z' && TryParseLocal(text[..^1], out DateTime local))
        {
            value = new DateTimeOffset(local, TimeSpan.Zero);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Reads <c>2026-03-11T09:41:00.000</c>.</summary>
    public static bool TryParseLocal(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length != LocalLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || !TryParseDay(text[..DayLength], out DateTime day))
            return false;

        int hour = Two(text, 11);
        int minute = Two(text, 14);
        int second = Two(text, 17);
        int millisecond = (Two(text, 20) * 10) + Digit(text[22]);
        if ((hour | minute | second | millisecond) < 0 || hour > 23 || minute > 59 || second > 59)
            return false;

        value = day.AddTicks((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + (millisecond * TimeSpan.TicksPerMillisecond));
        return true;
    }

    /// <summary>Reads <c>2026-03-11</c>.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length != DayLength || text[4] != '-' || text[7] != '-')
            return false;

        int year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5);
        int day = Two(text, 8);
        if ((year | month | day) < 0 || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return false;

        value = new DateTime(year, month, day);
        return true;
    }

    /// <summary>Reads <c>+01:00</c>.</summary>
    public static bool TryParseOffset(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        if (text.Length != OffsetLength || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;

        int hours = Two(text, 1);
        int minutes = Two(text, 4);
        if ((hours | minutes) < 0 || minutes > 59 || (hours * 60) + minutes > MostOffset)
            return false;

        value = TimeSpan.FromMinutes(text[0] == '-' ? -((hours * 60) + minutes) : (hours * 60) + minutes);
        return true;
    }

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[Length];
        Format(value.UtcDateTime, text);
        writer.WriteString(name, text);
    }

    /// <summary>Writes a member that is a day.</summary>
    public static void WriteDay(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTime day)
    {
        Span<byte> text = stackalloc byte[Length];
        Format(day, text);
        writer.WriteString(name, text[..DayLength]);
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

    // A value below zero marks a character that is not a digit.
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = Digit(text[at]);
        int ones = Digit(text[at + 1]);
        return (tens | ones) < 0 ? int.MinValue : (tens * 10) + ones;
    }

    private static int Digit(byte b) => (uint)(b - '0') <= 9 ? b - '0' : int.MinValue;
}
