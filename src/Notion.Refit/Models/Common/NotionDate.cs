using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

/// <summary>A date as Notion has it: a day, an instant or a local time of a named zone, or a range of two of them.</summary>
/// <remarks>See <see href="https://developers.notion.com/reference/page-property-values#date">Notion's reference</see>.</remarks>
[JsonConverter(typeof(NotionModelConverter<NotionDate>))]
public sealed record NotionDate : INotionModel<NotionDate>
{
    private JsonExtras? _extras;

    // Which of the members that may be null were there: Notion always sends them, requests mostly leave them out.
    private uint _given;

    /// <summary>Creates a date.</summary>
    /// <param name="start">The day or time, or the start of a range: a <see cref="DateOnly"/> or a <see cref="DateTimeOffset"/> fits here.</param>
    /// <param name="end">The end of a range, of the same kind as <paramref name="start"/>; null when there is none.</param>
    public NotionDate(NotionDateTime start, NotionDateTime? end = null)
    {
        Start = start;
        if (end is null)
            return;
        if (end.Value.HasTime != start.HasTime)
            throw new ArgumentException("Both ends of a range are days, or both have a time.", nameof(end));
        End = end;
    }

    private NotionDate(NotionDateTime start, NotionDateTime? end, string? timeZone, uint given, JsonExtras? extras)
    {
        Start = start;
        End = end;
        TimeZone = timeZone;
        _given = given;
        _extras = extras;
    }

    /// <summary>The day or time, or the start of a range.</summary>
    public NotionDateTime Start { get; init; }

    /// <summary>The end of a range, inclusive; null when there is none.</summary>
    public NotionDateTime? End
    {
        get;
        init
        {
            field = value;
            _given |= 1;
        }
    }

    /// <summary>The zone of both times, an IANA name such as <c>Europe/Vienna</c>; null when there is none. Times then have no offset.</summary>
    public string? TimeZone
    {
        get;
        init
        {
            field = value;
            _given |= 2;
        }
    }

    /// <summary>Whether there is an end.</summary>
    [JsonIgnore]
    public bool IsRange => End is not null;

    /// <summary>Members that this version of the library does not know; null when there are none.</summary>
    public AdditionalProperties? AdditionalProperties
    {
        get => _extras?.Members;
        init => _extras = JsonExtras.With(_extras, value);
    }

    // Both name the type of the end: a record's copy constructor would take what converts to the record, this operator for ever.

    /// <summary>Converts a day.</summary>
    /// <param name="date">The day.</param>
    public static implicit operator NotionDate(DateOnly date) => new(new NotionDateTime(date));

    /// <summary>Converts an instant.</summary>
    /// <param name="instant">The instant.</param>
    public static implicit operator NotionDate(DateTimeOffset instant) => new(new NotionDateTime(instant));

    /// <summary>Creates a local time of a named zone, or a range of two.</summary>
    /// <param name="timeZone">The zone, an IANA name such as <c>Europe/Vienna</c>.</param>
    /// <param name="start">The time in that zone; its kind is <see cref="DateTimeKind.Unspecified"/>.</param>
    /// <param name="end">The end in that zone; null when there is none.</param>
    /// <returns>The date.</returns>
    public static NotionDate InZone(string timeZone, DateTime start, DateTime? end = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(timeZone);
        var startTime = new NotionDateTime(start);
        return end is { } value
            ? new NotionDate(startTime, new NotionDateTime(value)) { TimeZone = timeZone }
            : new NotionDate(startTime) { TimeZone = timeZone };
    }

    /// <inheritdoc/>
    public static NotionDate Read(ref Utf8JsonReader reader)
    {
        NotionDateTime? start = null;
        NotionDateTime? end = null;
        string? timeZone = null;
        JsonExtras? extras = null;
        uint given = 0;

        reader.StartObject();
        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("end"u8):
                    end = reader.TokenType == JsonTokenType.Null ? null : ReadTime(ref reader);
                    given |= 1;
                    break;
                case 5 when name.SequenceEqual("start"u8):
                    start = ReadTime(ref reader);
                    break;
                case 9 when name.SequenceEqual("time_zone"u8):
                    timeZone = reader.ReadNullableName();
                    given |= 2;
                    break;
                default:
                    reader.Keep(name, ref extras);
                    break;
            }
        }

        return new NotionDate(start ?? throw JsonReading.Missing("NotionDate", "start"), end, timeZone, given, extras);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (TimeZone is not null && Sending.IsActive && SentDate.Of(this) is var sent && !ReferenceEquals(sent, this))
        {
            sent.Write(writer);
            return;
        }

        writer.WriteStartObject();
        Start.Write(writer, "start"u8);
        if (End is { } end)
            end.Write(writer, "end"u8);
        else if ((_given & 1) != 0)
            writer.WriteNull("end"u8);
        if ((_given & 2) != 0)
            writer.WriteString("time_zone"u8, TimeZone);
        writer.WriteExtras(_extras);
        writer.WriteEndObject();
    }

    /// <summary>The date in ISO 8601, a range as <c>start/end</c>, followed by the zone in brackets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Start}{(End is { } end ? $"/{end}" : "")}{(TimeZone is null ? "" : $"[{TimeZone}]")}";

    /// <summary>Compares start, end, zone and unknown members by content.</summary>
    /// <param name="other">The other date.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(NotionDate? other) =>
        other is not null && Start == other.Start && End == other.End && string.Equals(TimeZone, other.TimeZone, StringComparison.Ordinal) && Equals(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, End, TimeZone);

    private static NotionDateTime ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String && NotionDateTime.TryParseCanonical(reader.Text(), out NotionDateTime canonical))
            return canonical;

        string text = reader.ReadString();
        return NotionDateTime.TryParse(text, out NotionDateTime value) ? value : throw new JsonException($"Expected an ISO 8601 date or time, found '{text}'.");
    }
}
