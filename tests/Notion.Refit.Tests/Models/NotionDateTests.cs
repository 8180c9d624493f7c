using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

public sealed class NotionDateTests
{
    [TestCase("""{"start":"2026-03-11"}""")]
    [TestCase("""{"start":"2026-03-11","end":null}""")]
    [TestCase("""{"start":"2026-03-11","end":null,"time_zone":null}""")]
    [TestCase("""{"start":"2026-03-11","end":"2026-03-12","time_zone":null}""")]
    [TestCase("""{"start":"2026-03-11T09:41:00.000-08:00","end":"2026-03-11T10:41:00.000-08:00","time_zone":null}""")]
    [TestCase("""{"start":"2026-03-11T09:41:00.000","end":null,"time_zone":"Europe/Vienna"}""")]
    [TestCase("""{"start":"2026-03-11","time_zone":"Mars/Olympus"}""")]
    [TestCase("""{"start":"2026-03-12","end":"2026-03-11"}""")]
    [TestCase("""{"start":"2026-03-11","end":"2026-03-11T10:00:00.000Z"}""")]
    [TestCase("""{"start":"2026-03-11","granularity":{"unit":"day"}}""")]
    public void What_was_read_is_written_back(string json) => Assert.That(ModelJson.Write(ModelJson.Read<NotionDate>(json)), Is.EqualTo(json));

    [Test]
    public void Parts_are_there_by_themselves()
    {
        NotionDate date = ModelJson.Read<NotionDate>("""{"start":"2026-03-11T09:41:00","end":"2026-03-11T10:41:00","time_zone":"Europe/Vienna"}""");

        Assert.Multiple(() =>
        {
            Assert.That(date.Start, Is.EqualTo(NotionDateTime.Parse("2026-03-11T09:41:00")));
            Assert.That(date.End, Is.EqualTo(NotionDateTime.Parse("2026-03-11T10:41:00")));
            Assert.That(date.TimeZone, Is.EqualTo("Europe/Vienna"));
            Assert.That(date.IsRange, Is.True);
            Assert.That(date.AdditionalProperties, Is.Null);
            Assert.That(date.ToString(), Is.EqualTo("2026-03-11T09:41:00/2026-03-11T10:41:00[Europe/Vienna]"));
        });
    }

    [Test]
    public void A_day_is_sent_as_a_day()
    {
        NotionDate date = new DateOnly(2026, 3, 11);

        Assert.That(ModelJson.Write(date), Is.EqualTo("""{"start":"2026-03-11"}"""));
        Assert.That(date.IsRange, Is.False);
    }

    [Test]
    public void An_instant_is_sent_with_its_offset()
    {
        NotionDate date = new DateTimeOffset(2026, 3, 11, 9, 41, 0, TimeSpan.FromHours(1));

        Assert.That(ModelJson.Write(date), Is.EqualTo("""{"start":"2026-03-11T09:41:00.000+01:00"}"""));
    }

    [Test]
    public void A_range_is_sent_with_both_ends() =>
        Assert.That(ModelJson.Write(new NotionDate(new DateOnly(2026, 3, 11), new DateOnly(2026, 3, 14))), Is.EqualTo("""{"start":"2026-03-11","end":"2026-03-14"}"""));

    [Test]
    public void A_time_of_a_zone_is_sent_without_an_offset() => Assert.Multiple(() =>
    {
        Assert.That(
            ModelJson.Write(NotionDate.InZone("Europe/Vienna", new DateTime(2026, 3, 11, 9, 41, 0))),
            Is.EqualTo("""{"start":"2026-03-11T09:41:00.000","time_zone":"Europe/Vienna"}"""));
        Assert.That(
            ModelJson.Write(NotionDate.InZone("Europe/Vienna", new DateTime(2026, 3, 11, 9, 41, 0), new DateTime(2026, 3, 11, 10, 0, 0))),
            Is.EqualTo("""{"start":"2026-03-11T09:41:00.000","end":"2026-03-11T10:00:00.000","time_zone":"Europe/Vienna"}"""));
    });

    [Test]
    public void Both_ends_of_a_range_are_of_one_kind() =>
        Assert.That(
            () => new NotionDate(new DateOnly(2026, 3, 11), new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero)),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("end"));

    [Test]
    public void A_zone_needs_a_name([Values("", " ", null)] string? zone) =>
        Assert.That(() => NotionDate.InZone(zone!, new DateTime(2026, 3, 11)), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void A_time_of_a_zone_must_not_know_another_zone() =>
        Assert.That(() => NotionDate.InZone("Europe/Vienna", new DateTime(2026, 3, 11, 0, 0, 0, DateTimeKind.Utc)), Throws.ArgumentException);

    [Test]
    public void A_changed_copy_is_written_as_changed()
    {
        NotionDate read = ModelJson.Read<NotionDate>("""{"start":"2026-03-11T09:41Z","end":null,"time_zone":null}""");

        Assert.Multiple(() =>
        {
            Assert.That(ModelJson.Write(read with { Start = new DateOnly(2026, 4, 1) }), Is.EqualTo("""{"start":"2026-04-01","end":null,"time_zone":null}"""));
            Assert.That(
                ModelJson.Write(read with { End = NotionDateTime.Parse("2026-03-11T10:00Z") }),
                Is.EqualTo("""{"start":"2026-03-11T09:41Z","end":"2026-03-11T10:00Z","time_zone":null}"""));
            Assert.That(ModelJson.Write(new NotionDate(new DateOnly(2026, 3, 11)) with { TimeZone = null }), Is.EqualTo("""{"start":"2026-03-11","time_zone":null}"""));
        });
    }

    [Test]
    public void Dates_are_equal_when_they_say_the_same() => Assert.Multiple(() =>
    {
        NotionDate read = ModelJson.Read<NotionDate>("""{"start":"2026-03-11","end":null,"time_zone":null}""");
        NotionDate made = new DateOnly(2026, 3, 11);

        Assert.That(read, Is.EqualTo(made));
        Assert.That(read.GetHashCode(), Is.EqualTo(made.GetHashCode()));
        Assert.That(read, Is.Not.EqualTo(made with { TimeZone = "Europe/Vienna" }));
        Assert.That(read, Is.Not.EqualTo(made with { TimeZone = "europe/vienna" }));
        Assert.That(read, Is.Not.EqualTo(made with { End = new DateOnly(2026, 3, 11) }));
        Assert.That(made with { TimeZone = "Europe/Vienna" }, Is.Not.EqualTo(made with { TimeZone = "europe/vienna" }));
    });

    [TestCase("""{}""", "'start'")]
    [TestCase("""{"end":"2026-03-11"}""", "'start'")]
    [TestCase("""{"start":null}""", "null")]
    [TestCase("""{"start":20260311}""", "a number")]
    [TestCase("""{"start":"soon"}""", "'soon'")]
    [TestCase("""{"start":"2026-03-11","end":"later"}""", "'later'")]
    [TestCase("""{"start":"2026-03-11","time_zone":1}""", "a number")]
    [TestCase("\"2026-03-11\"", "a string")]
    [TestCase("[]", "an array")]
    public void JSON_that_is_not_a_date_is_refused(string json, string reason) =>
        Assert.That(() => JsonSerializer.Deserialize<NotionDate>(json), Throws.TypeOf<JsonException>().With.Message.Contains(reason));
}
