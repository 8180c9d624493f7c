using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

/// <summary>One end of a <see cref="NotionDate"/>: a day, an instant (with an offset from UTC), or a local time (of a named zone).</summary>
/// <remarks>
/// Never looks at the zone of the machine. The text in which a time was read is kept and written back; two values are equal when they say the
/// same, in whatever text. Notion keeps times to the minute.
/// </remarks>
public readonly struct NotionDateTime : IEquatable<NotionDateTime>, ISpanParsable<NotionDateTime>, IFormattable
{
    private readonly DateTime _local;
    private readonly string? _text;

    // In minutes, as an offset always is: a date has two of these, and a query many dates.
    private readonly short _offset;
    private readonly bool _hasOffset;

    private NotionDateTime(DateTime local, bool hasTime, TimeSpan? offset, string? text)
    {
        _local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        HasTime = hasTime;
        _hasOffset = offset is not null;
        _offset = (short)(offset.GetValueOrDefault().Ticks / TimeSpan.TicksPerMinute);
        _text = text;
    }

    /// <summary>Creates a day.</summary>
    /// <param name="date">The day.</param>
    public NotionDateTime(DateOnly date)
        : this(date.ToDateTime(TimeOnly.MinValue), hasTime: false, offset: null, text: null)
    {
    }

    /// <summary>Creates an instant.</summary>
    /// <param name="instant">The instant; its offset is sent along.</param>
    public NotionDateTime(DateTimeOffset instant)
        : this(instant.DateTime, hasTime: true, instant.Offset, text: null)
    {
    }

    /// <summary>Creates a local time: what a clock on the wall of some zone shows.</summary>
    /// <param name="local">The time. Its kind must be <see cref="DateTimeKind.Unspecified"/>: a time that knows its zone is a <see cref="DateTimeOffset"/>.</param>
    /// <exception cref="ArgumentException">The kind of <paramref name="local"/> is another.</exception>
    public NotionDateTime(DateTime local)
        : this(local, hasTime: true, offset: null, text: null)
    {
        if (local.Kind != DateTimeKind.Unspecified)
        {
            throw new ArgumentException(
                $"A local time of a named zone has the kind Unspecified, this one is {local.Kind}. Use a DateTimeOffset for an instant.", nameof(local));
        }
    }

    /// <summary>The day.</summary>
    public DateOnly Date => DateOnly.FromDateTime(_local);

    /// <summary>Whether there is a time of day; false for a day alone.</summary>
    public bool HasTime { get; }

    /// <summary>The time of day; null for a day alone.</summary>
    public TimeOnly? Time => HasTime ? TimeOnly.FromDateTime(_local) : null;

    /// <summary>The offset from UTC; null for a day and for a local time.</summary>
    public TimeSpan? Offset => _hasOffset ? TimeSpan.FromMinutes(_offset) : null;

    /// <summary>Day and time as they are written, without a zone; midnight for a day alone.</summary>
    public DateTime LocalDateTime => _local;

    /// <summary>The instant, where the time has an offset.</summary>
    public DateTimeOffset? Instant => Offset is { } offset ? new DateTimeOffset(_local, offset) : null;

    /// <summary>Converts a day.</summary>
    /// <param name="date">The day.</param>
    public static implicit operator NotionDateTime(DateOnly date) => new(date);

    /// <summary>Converts an instant.</summary>
    /// <param name="instant">The instant.</param>
    public static implicit operator NotionDateTime(DateTimeOffset instant) => new(instant);

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    public static bool operator ==(NotionDateTime left, NotionDateTime right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">The first value.</param>
    /// <param name="right">The second value.</param>
    public static bool operator !=(NotionDateTime left, NotionDateTime right) => !left.Equals(right);

    /// <summary>Parses ISO 8601: a day, or a day and a time, with or without an offset.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The value; it keeps the text.</returns>
    /// <exception cref="FormatException">The text has none of these forms.</exception>
    public static NotionDateTime Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out NotionDateTime value) ? value : throw new FormatException($"'{s}' is not an ISO 8601 date or time.");
    }

    /// <inheritdoc/>
    public static NotionDateTime Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static NotionDateTime Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NotionDateTime result) => TryParse(s, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NotionDateTime result) => TryParse(s.ToString(), out result);

    /// <summary>Parses ISO 8601: a day, or a day and a time, with or without an offset.</summary>
    /// <param name="s">The text.</param>
    /// <param name="result">The value; it keeps the text.</param>
    /// <returns>Whether the text is one of these.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out NotionDateTime result)
    {
        result = default;
        if (s is null)
            return false;

        if (DateTime.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day))
        {
            result = new(day, hasTime: false, offset: null, text: null);
            return true;
        }

        if (DateTime.TryParseExact(s, s_localForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            result = new(local, hasTime: true, offset: null, s);
            return true;
        }

        if (DateTimeOffset.TryParseExact(s, s_instantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
        {
            result = new(instant.DateTime, hasTime: true, instant.Offset, s);
            return true;
        }

        return false;
    }

    /// <summary>The instant, where a local time is one of a named zone.</summary>
    /// <param name="timeZone">The zone, an IANA name such as <c>Europe/Vienna</c>; null when there is none.</param>
    /// <returns>The instant; null for a day alone, and for a local time without a zone. A time that the zone skips counts as the one after the gap.</returns>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone.</exception>
    public DateTimeOffset? ToInstant(string? timeZone)
    {
        if (Instant is { } instant)
            return instant;
        if (!HasTime || timeZone is null)
            return null;
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return new DateTimeOffset(_local, zone.GetUtcOffset(_local));
    }

    /// <inheritdoc/>
    public bool Equals(NotionDateTime other) =>
        _local == other._local && HasTime == other.HasTime && _hasOffset == other._hasOffset && _offset == other._offset;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is NotionDateTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_local, HasTime, _hasOffset, _offset);

    /// <summary>The ISO 8601 text, as it is in JSON.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        if (_text is not null)
            return _text;
        if (!HasTime)
            return _local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string local = _local.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return Offset is { } offset ? local + Format(offset) : local;
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Reads the forms that Notion returns: a day, or a time to the millisecond. The general parser tries seven forms in turn.</summary>
    internal static bool TryParseCanonical(ReadOnlySpan<byte> utf8, out NotionDateTime result)
    {
        if (Timestamp.TryParseDay(utf8, out DateTime day))
        {
            result = new(day, hasTime: false, offset: null, text: null);
            return true;
        }

        // With an offset the first and the last day that there are may lie outside of all days.
        result = default;
        if (utf8.Length < Timestamp.LocalLength || !Timestamp.TryParseLocal(utf8[..Timestamp.LocalLength], out DateTime local) || local.Year is 1 or 9999)
            return false;

        TimeSpan? offset = null;
        ReadOnlySpan<byte> zone = utf8[Timestamp.LocalLength..];
        if (zone.SequenceEqual("Z"u8))
            offset = TimeSpan.Zero;
        else if (Timestamp.TryParseOffset(zone, out TimeSpan value))
            offset = value;
        else if (!zone.IsEmpty)
            return false;

        result = new(local, hasTime: true, offset, Encoding.ASCII.GetString(utf8));
        return true;
    }

    /// <summary>Writes it as a member.</summary>
    internal void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name)
    {
        if (HasTime)
            writer.WriteString(name, ToString());
        else
            Timestamp.WriteDay(writer, name, _local);
    }

    private static string Format(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "Z" : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh':'mm", CultureInfo.InvariantCulture);

    private static readonly string[] s_localForms =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] s_instantForms =
    [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];
}
