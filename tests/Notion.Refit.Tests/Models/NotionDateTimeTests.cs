using System.Globalization;
using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Models;

public sealed class NotionDateTimeTests
{
    [TestCase("2026-03-11")]
    [TestCase("2026-03-11T09:41")]
    [TestCase("2026-03-11T09:41:07")]
    [TestCase("2026-03-11T09:41:07.5")]
    [TestCase("2026-03-11T09:41:07.1234567")]
    [TestCase("2026-03-11T09:41Z")]
    [TestCase("2026-03-11T09:41:07Z")]
    [TestCase("2026-03-11T09:41:00.000Z")]
    [TestCase("2026-03-11T09:41:00.000+00:00")]
    [TestCase("2026-03-11T09:41:00.000-08:00")]
    [TestCase("2026-03-11T09:41:00.000+05:30")]
    [TestCase("0001-01-01")]
    [TestCase("9999-12-31T23:59:59.999+14:00")]
    public void The_text_comes_back_as_it_was(string text) => Assert.That(NotionDateTime.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase("2026-03-11")]
    [TestCase("2024-02-29")]
    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    [TestCase("2026-03-11T09:41:07.125")]
    [TestCase("2026-03-11T23:59:59.999Z")]
    [TestCase("2026-03-11T09:41:00.000+00:00")]
    [TestCase("2026-03-11T09:41:00.000-03:30")]
    [TestCase("2026-03-11T00:00:00.000+14:00")]
    [TestCase("2026-03-11T00:00:00.000-14:00")]
    public void Notions_own_forms_say_the_same_to_both_parsers(string text)
    {
        Assert.That(NotionDateTime.TryParseCanonical(Encoding.UTF8.GetBytes(text), out NotionDateTime time), Is.True);

        Assert.That(time, Is.EqualTo(NotionDateTime.Parse(text)));
        Assert.That(time.HasTime, Is.EqualTo(text.Contains('T')));
        Assert.That(time.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("2026-03-1")]
    [TestCase("2026-03-110")]
    [TestCase("2026-02-29")]
    [TestCase("2026-00-11")]
    [TestCase("2026-13-11")]
    [TestCase("0000-03-11")]
    [TestCase("2026/03/11")]
    [TestCase("2026-03-1a")]
    [TestCase("2026-03-11T24:00:00.000")]
    [TestCase("2026-03-11T09:60:00.000")]
    [TestCase("2026-03-11T09:41:60.000")]
    [TestCase("2026-03-11 09:41:00.000")]
    [TestCase("2026-03-11T09:41:00.000z")]
    [TestCase("2026-03-11T09:41:00.000+14:01")]
    [TestCase("2026-03-11T09:41:00.000+05:60")]
    [TestCase("2026-03-11T09:41:00.000+0530")]
    [TestCase("2026-03-11T09:41:00.000 05:30")]
    [TestCase("2026-03-11T09:41:00.0000Z")]
    [TestCase("0001-01-01T00:00:00.000+05:30")]
    [TestCase("9999-12-31T23:59:59.999-05:30")]
    public void All_else_is_left_to_the_general_parser(string text) =>
        Assert.That(NotionDateTime.TryParseCanonical(Encoding.UTF8.GetBytes(text), out _), Is.False);

    [Test]
    public void A_day_has_no_time()
    {
        NotionDateTime day = NotionDateTime.Parse("2026-03-11");

        Assert.Multiple(() =>
        {
            Assert.That(day.Date, Is.EqualTo(new DateOnly(2026, 3, 11)));
            Assert.That(day.HasTime, Is.False);
            Assert.That(day.Time, Is.Null);
            Assert.That(day.Offset, Is.Null);
            Assert.That(day.Instant, Is.Null);
            Assert.That(day.ToInstant("Europe/Vienna"), Is.Null);
            Assert.That(day.LocalDateTime, Is.EqualTo(new DateTime(2026, 3, 11)));
        });
    }

    [Test]
    public void A_time_with_an_offset_is_an_instant()
    {
        NotionDateTime time = NotionDateTime.Parse("2026-03-11T09:41:00.000-08:00");

        Assert.Multiple(() =>
        {
            Assert.That(time.HasTime, Is.True);
            Assert.That(time.Date, Is.EqualTo(new DateOnly(2026, 3, 11)));
            Assert.That(time.Time, Is.EqualTo(new TimeOnly(9, 41)));
            Assert.That(time.Offset, Is.EqualTo(TimeSpan.FromHours(-8)));
            Assert.That(time.Instant!.Value.UtcDateTime, Is.EqualTo(new DateTime(2026, 3, 11, 17, 41, 0, DateTimeKind.Utc)));
            Assert.That(time.ToInstant("Europe/Vienna"), Is.EqualTo(time.Instant), "the offset says more than a zone");
        });
    }

    [Test]
    public void A_time_without_an_offset_is_local_to_a_zone()
    {
        NotionDateTime time = NotionDateTime.Parse("2026-07-01T12:00:00");

        Assert.Multiple(() =>
        {
            Assert.That(time.HasTime, Is.True);
            Assert.That(time.Offset, Is.Null);
            Assert.That(time.Instant, Is.Null);
            Assert.That(time.LocalDateTime.Kind, Is.EqualTo(DateTimeKind.Unspecified));
            Assert.That(time.ToInstant(null), Is.Null);
            Assert.That(time.ToInstant("Europe/Vienna")!.Value.UtcDateTime, Is.EqualTo(new DateTime(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc)));
            Assert.That(time.ToInstant("America/New_York")!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(-4)));
        });
    }

    [Test]
    public void A_time_that_the_zone_skips_counts_as_the_one_after_the_gap() =>
        Assert.That(
            NotionDateTime.Parse("2026-03-29T02:30:00").ToInstant("Europe/Vienna")!.Value.UtcDateTime,
            Is.EqualTo(new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc)),
            "03:30 in summer time");

    [Test]
    public void A_time_that_comes_twice_is_the_one_in_winter_time() =>
        Assert.That(
            NotionDateTime.Parse("2026-10-25T02:30:00").ToInstant("Europe/Vienna")!.Value.UtcDateTime,
            Is.EqualTo(new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc)));

    [Test]
    public void An_unknown_zone_is_refused() =>
        Assert.That(() => NotionDateTime.Parse("2026-07-01T12:00:00").ToInstant("Europe/Atlantis"), Throws.TypeOf<TimeZoneNotFoundException>());

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("today")]
    [TestCase("2026")]
    [TestCase("2026-3-11")]
    [TestCase("2026-02-30")]
    [TestCase("2026-13-01")]
    [TestCase("11.03.2026")]
    [TestCase("03/11/2026")]
    [TestCase("2026-03-11 09:41")]
    [TestCase(" 2026-03-11")]
    [TestCase("2026-03-11T")]
    [TestCase("2026-03-11T25:00")]
    [TestCase("2026-03-11T09:41:00.000+15:00")]
    [TestCase("2026-03-11T09:41:00 Z")]
    [TestCase("2026-03-11T09:41:00.000Z/2026-03-12")]
    public void Other_text_is_refused(string text) => Assert.Multiple(() =>
    {
        Assert.That(NotionDateTime.TryParse(text, out NotionDateTime result), Is.False);
        Assert.That(result, Is.EqualTo(default(NotionDateTime)));
        Assert.That(() => NotionDateTime.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains($"'{text}'"));
    });

    [Test]
    public void No_text_is_refused() => Assert.Multiple(() =>
    {
        Assert.That(NotionDateTime.TryParse(null, out _), Is.False);
        Assert.That(() => NotionDateTime.Parse(null!), Throws.ArgumentNullException);
    });

    [Test]
    public void A_local_time_must_not_know_another_zone([Values(DateTimeKind.Utc, DateTimeKind.Local)] DateTimeKind kind) =>
        Assert.That(() => new NotionDateTime(new DateTime(2026, 3, 11, 9, 41, 0, kind)), Throws.ArgumentException.With.Message.Contains(kind.ToString()));

    [Test]
    public void Values_are_written_in_Notions_own_form() => Assert.Multiple(() =>
    {
        Assert.That(new NotionDateTime(new DateOnly(2026, 3, 1)).ToString(), Is.EqualTo("2026-03-01"));
        Assert.That(new NotionDateTime(new DateTimeOffset(2026, 3, 1, 4, 5, 6, 7, TimeSpan.Zero)).ToString(), Is.EqualTo("2026-03-01T04:05:06.007Z"));
        Assert.That(new NotionDateTime(new DateTimeOffset(2026, 3, 1, 4, 5, 0, TimeSpan.FromHours(-3.5))).ToString(), Is.EqualTo("2026-03-01T04:05:00.000-03:30"));
        Assert.That(new NotionDateTime(new DateTimeOffset(2026, 3, 1, 4, 5, 0, TimeSpan.FromHours(14))).ToString(), Is.EqualTo("2026-03-01T04:05:00.000+14:00"));
        Assert.That(new NotionDateTime(new DateTime(2026, 3, 1, 4, 5, 0)).ToString(), Is.EqualTo("2026-03-01T04:05:00.000"));
    });

    [Test]
    public void Values_convert_from_what_the_framework_has()
    {
        NotionDateTime day = new DateOnly(2026, 3, 1);
        NotionDateTime instant = new DateTimeOffset(2026, 3, 1, 4, 5, 0, TimeSpan.Zero);

        Assert.That(day.HasTime, Is.False);
        Assert.That(instant.Instant, Is.EqualTo(new DateTimeOffset(2026, 3, 1, 4, 5, 0, TimeSpan.Zero)));
    }

    [Test]
    public void Values_are_equal_when_they_say_the_same_in_whatever_text() => Assert.Multiple(() =>
    {
        NotionDateTime one = NotionDateTime.Parse("2026-03-11T09:41Z");
        NotionDateTime same = NotionDateTime.Parse("2026-03-11T09:41:00.000+00:00");

        Assert.That(one, Is.EqualTo(same));
        Assert.That(one == same, Is.True);
        Assert.That(one.GetHashCode(), Is.EqualTo(same.GetHashCode()));
        Assert.That(one, Is.EqualTo(new NotionDateTime(new DateTimeOffset(2026, 3, 11, 9, 41, 0, TimeSpan.Zero))));
    });

    [TestCase("2026-03-11", "2026-03-11T00:00:00")]
    [TestCase("2026-03-11T00:00:00", "2026-03-11T00:00:00Z")]
    [TestCase("2026-03-11T10:00:00+01:00", "2026-03-11T09:00:00Z")]
    [TestCase("2026-03-11", "2026-03-12")]
    public void Values_of_different_kinds_are_different(string left, string right) => Assert.Multiple(() =>
    {
        Assert.That(NotionDateTime.Parse(left) != NotionDateTime.Parse(right), Is.True);
        Assert.That(NotionDateTime.Parse(left).Equals((object)NotionDateTime.Parse(right)), Is.False);
    });

    [Test]
    public void All_ways_of_parsing_give_the_same() => Assert.Multiple(() =>
    {
        const string Text = "2026-03-11T09:41:00.000+05:30";
        NotionDateTime expected = NotionDateTime.Parse(Text);

        Assert.That(NotionDateTime.Parse(Text, CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(NotionDateTime.Parse(Text.AsSpan(), null), Is.EqualTo(expected));
        Assert.That(NotionDateTime.TryParse(Text, null, out NotionDateTime byText) ? byText : default, Is.EqualTo(expected));
        Assert.That(NotionDateTime.TryParse(Text.AsSpan(), null, out NotionDateTime bySpan) ? bySpan : default, Is.EqualTo(expected));
        Assert.That($"{expected}", Is.EqualTo(Text));
    });
}
