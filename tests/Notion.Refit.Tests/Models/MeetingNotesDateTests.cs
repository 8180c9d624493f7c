using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

public sealed class MeetingNotesDateTests
{
    [TestCase("\"today\"")]
    [TestCase("\"a_word_of_tomorrow\"")]
    [TestCase("\"\"")]
    [TestCase("""{"type":"date","start_date":"2026-03-11"}""")]
    [TestCase("""{"type":"datetime","start_date":"2026-03-11","start_time":"09:41","time_zone":"Europe/Vienna"}""")]
    [TestCase("""{"type":"daterange","start_date":"2026-03-11","end_date":"2026-03-12"}""")]
    [TestCase("""{"type":"lunar","start_date":"2026-03-11","moon":"full"}""")]
    public void What_was_read_is_written_back(string json) => Assert.That(ModelJson.Write(ModelJson.Read<MeetingNotesDate>(json)), Is.EqualTo(json));

    [Test]
    public void A_word_is_text()
    {
        MeetingNotesDate date = "one_week_ago";

        Assert.Multiple(() =>
        {
            Assert.That(date.Word, Is.EqualTo("one_week_ago"));
            Assert.That(date.Date, Is.Null);
            Assert.That(ModelJson.Write(date), Is.EqualTo("\"one_week_ago\""));
        });
    }

    [Test]
    public void A_day_becomes_a_date_of_the_calendar()
    {
        MeetingNotesDate date = new DateOnly(2026, 3, 1);

        Assert.Multiple(() =>
        {
            Assert.That(date.Word, Is.Null);
            Assert.That(date.Date!.Type, Is.EqualTo(MeetingNotesCalendarDateType.Date));
            Assert.That(date.Date.StartDate, Is.EqualTo("2026-03-01"));
            Assert.That(ModelJson.Write(date), Is.EqualTo("""{"type":"date","start_date":"2026-03-01"}"""));
        });
    }

    [Test]
    public void Dates_are_equal_when_they_say_the_same() => Assert.Multiple(() =>
    {
        Assert.That((MeetingNotesDate)"today", Is.EqualTo(ModelJson.Read<MeetingNotesDate>("\"today\"")));
        Assert.That((MeetingNotesDate)"today", Is.Not.EqualTo((MeetingNotesDate)"Today"));
        Assert.That((MeetingNotesDate)new DateOnly(2026, 3, 1), Is.EqualTo(ModelJson.Read<MeetingNotesDate>("""{"type":"date","start_date":"2026-03-01"}""")));
    });

    [Test]
    public void A_date_needs_a_word_or_a_calendar() => Assert.Multiple(() =>
    {
        Assert.That(() => new MeetingNotesDate(""), Throws.ArgumentException);
        Assert.That(() => new MeetingNotesDate((string)null!), Throws.ArgumentNullException);
        Assert.That(() => new MeetingNotesDate((MeetingNotesCalendarDate)null!), Throws.ArgumentNullException);
    });

    [TestCase("1", "a number")]
    [TestCase("[]", "an array")]
    [TestCase("{}", "'type'")]
    [TestCase("""{"type":"date"}""", "'start_date'")]
    public void JSON_that_is_not_a_date_is_refused(string json, string reason) =>
        Assert.That(() => JsonSerializer.Deserialize<MeetingNotesDate>(json), Throws.TypeOf<JsonException>().With.Message.Contains(reason));
}
