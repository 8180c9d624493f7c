using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

/// <summary>Dates mean the same wherever the program runs.</summary>
[NonParallelizable]
public sealed class NotionDatePlaceTests
{
    [Test]
    public void Culture_and_zone_of_the_machine_do_not_matter()
    {
        using var place = new ForeignPlace();
        Assert.That(TimeZoneInfo.Local.BaseUtcOffset, Is.EqualTo(TimeSpan.FromHours(-3.5)), "the machine is far away");

        NotionDateTime local = NotionDateTime.Parse("2026-07-01T12:00:00");
        NotionDate date = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Multiple(() =>
        {
            Assert.That(local.LocalDateTime, Is.EqualTo(new DateTime(2026, 7, 1, 12, 0, 0)));
            Assert.That(local.ToInstant("Europe/Vienna")!.Value.UtcDateTime, Is.EqualTo(new DateTime(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc)));
            Assert.That(NotionDateTime.Parse("2026-07-01T12:00Z").Instant!.Value.UtcDateTime, Is.EqualTo(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)));
            Assert.That(new NotionDateTime(new DateOnly(2026, 7, 1)).ToString(), Is.EqualTo("2026-07-01"));
            Assert.That(new NotionDateTime(new DateTime(2026, 7, 1, 12, 30, 0)).ToString(), Is.EqualTo("2026-07-01T12:30:00.000"));
            Assert.That(ModelJson.Write(date), Is.EqualTo("""{"start":"2026-07-01T12:00:00.000+02:00"}"""));
            Assert.That(ModelJson.Write((FilterDate)new DateOnly(2026, 7, 1)), Is.EqualTo("\"2026-07-01\""));
            Assert.That(ModelJson.Write((FilterDate)new DateTimeOffset(2026, 7, 1, 1, 2, 3, TimeSpan.FromHours(-5))), Is.EqualTo("\"2026-07-01T01:02:03.000-05:00\""));
            Assert.That(ModelJson.Write((MeetingNotesDate)new DateOnly(2026, 7, 1)), Is.EqualTo("""{"type":"date","start_date":"2026-07-01"}"""));
        });
    }

    [Test]
    public void Times_and_numbers_of_models_are_independent_too()
    {
        using var place = new ForeignPlace();
        const string Times = """{"type":"created_time","created_time":"2026-07-01T12:00:00.000Z"}""";
        const string Local = """{"type":"created_time","created_time":"2026-07-01T12:00:00"}""";
        const string Number = """{"type":"number","number":-1234567.1234567890123}""";

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(ModelJson.Read<PropertyValue>(Times)), Is.EqualTo(Times));
            Assert.That(((CreatedTimeValue)ModelJson.Read<PropertyValue>(Times)).CreatedTime, Is.EqualTo(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)));
            Assert.That(((CreatedTimeValue)ModelJson.Read<PropertyValue>(Local)).CreatedTime, Is.EqualTo(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)));
            Assert.That(ModelJson.Write(ModelJson.Read<PropertyValue>(Local)), Is.EqualTo(Local));
            Assert.That(ModelJson.Write(ModelJson.Read<PropertyValue>(Number)), Is.EqualTo(Number));
            Assert.That(ModelJson.Write(new NumberValue(-0.5)), Is.EqualTo("""{"type":"number","number":-0.5}"""));
        });
    }
}
