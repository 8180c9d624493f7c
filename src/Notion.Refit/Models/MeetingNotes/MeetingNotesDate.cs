using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

/// <summary>A date to filter meeting notes by: a word such as <c>today</c>, or a day, a time or a range of the calendar.</summary>
[JsonConverter(typeof(NotionModelConverter<MeetingNotesDate>))]
public sealed record MeetingNotesDate : INotionModel<MeetingNotesDate>
{
    /// <summary>Creates a date from a word.</summary>
    /// <param name="word">The word, such as <c>today</c> or <c>one_week_ago</c>.</param>
    public MeetingNotesDate(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        Word = word;
    }

    /// <summary>Creates a date of the calendar.</summary>
    /// <param name="date">The day, time or range.</param>
    public MeetingNotesDate(MeetingNotesCalendarDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        Date = date;
    }

    // All words that the server sends are kept, even one that cannot be requested.
    private MeetingNotesDate(string? word, MeetingNotesCalendarDate? date)
    {
        Word = word;
        Date = date;
    }

    /// <summary>The word; null for a date of the calendar.</summary>
    public string? Word { get; }

    /// <summary>The day, time or range of the calendar; null for a word.</summary>
    public MeetingNotesCalendarDate? Date { get; }

    /// <summary>A word.</summary>
    /// <param name="word">The word, such as <c>today</c> or <c>one_week_ago</c>.</param>
    /// <exception cref="ArgumentException">The word is empty.</exception>
    public static implicit operator MeetingNotesDate(string word) => new(word);

    /// <summary>A day.</summary>
    /// <param name="date">The day.</param>
    public static implicit operator MeetingNotesDate(DateOnly date) => new(new MeetingNotesCalendarDate
    {
        Type = MeetingNotesCalendarDateType.Date,
        StartDate = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });

    /// <inheritdoc/>
    public static MeetingNotesDate Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? new(reader.ReadName(), null) : new(null, MeetingNotesCalendarDate.Read(ref reader));

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Date is { } date)
            date.Write(writer);
        else
            writer.WriteStringValue(Word);
    }
}
