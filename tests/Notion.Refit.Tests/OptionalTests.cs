using System.Text.Json;

namespace Notion.Refit.Tests;

public sealed class OptionalTests
{
    [Test]
    public void A_member_that_is_not_set_is_absent()
    {
        var change = new Change();

        Assert.Multiple(() =>
        {
            Assert.That(States(change.Icon), Is.EqualTo((true, false, false)));
            Assert.That(States(change.Count), Is.EqualTo((true, false, false)));
            Assert.That(() => change.Icon.Value, Throws.InvalidOperationException);
            Assert.That(change.Icon.TryGetValue(out _), Is.False);
            Assert.That(change.Icon.GetValueOrDefault("x"), Is.EqualTo("x"));
            Assert.That(change.Icon.ToString(), Is.EqualTo("absent"));
        });
    }

    [Test]
    public void Null_is_sent()
    {
        var change = new Change { Icon = null, Count = null };

        Assert.Multiple(() =>
        {
            Assert.That(States(change.Icon), Is.EqualTo((false, true, false)));
            Assert.That(States(change.Count), Is.EqualTo((false, true, false)));
            Assert.That(change.Icon.Value, Is.Null);
            Assert.That(change.Icon.TryGetValue(out string? icon) && icon is null, Is.True);
            Assert.That(change.Icon.GetValueOrDefault("x"), Is.Null);
            Assert.That(change.Count.ToString(), Is.EqualTo("null"));
        });
    }

    [Test]
    public void A_value_is_sent()
    {
        var change = new Change { Icon = "rocket", Count = 0, Flag = false };

        Assert.Multiple(() =>
        {
            Assert.That(States(change.Icon), Is.EqualTo((false, false, true)));
            Assert.That(States(change.Count), Is.EqualTo((false, false, true)));
            Assert.That(States(change.Flag), Is.EqualTo((false, false, true)));
            Assert.That(change.Icon.Value, Is.EqualTo("rocket"));
            Assert.That(change.Icon.ToString(), Is.EqualTo("rocket"));
        });
    }

    [Test]
    public void The_default_is_absent() => Assert.That(new Change { Icon = default }, Is.EqualTo(new Change()));

    [Test]
    public void The_three_states_are_different()
    {
        Optional<int?> absent = default, nothing = null, zero = 0;

        Assert.Multiple(() =>
        {
            Assert.That(absent, Is.Not.EqualTo(nothing));
            Assert.That(nothing, Is.Not.EqualTo(zero));
            Assert.That(absent != zero, Is.True);
            Assert.That(zero == new Optional<int?>(0), Is.True);
            Assert.That(zero.GetHashCode(), Is.EqualTo(new Optional<int?>(0).GetHashCode()));
        });
    }

    [Test]
    public void The_serializer_reads_back_what_it_has_written([Values] bool web)
    {
        JsonSerializerOptions options = web ? JsonSerializerOptions.Web : JsonSerializerOptions.Default;
        foreach (Change change in new[] { new Change(), new Change { Icon = null, Count = null }, new Change { Icon = "rocket", Count = 0, Flag = true } })
        {
            string json = JsonSerializer.Serialize(change, options);

            Assert.That(JsonSerializer.Deserialize<Change>(json, options), Is.EqualTo(change), json);
        }
    }

    [Test]
    public void An_empty_object_is_an_absent_member() => Assert.That(JsonSerializer.Deserialize<Optional<int?>>("{}").IsAbsent, Is.True);

    private static (bool Absent, bool Null, bool Value) States<T>(Optional<T> member) => (member.IsAbsent, member.IsNull, member.HasValue);

    private sealed record Change
    {
        public Optional<string?> Icon { get; init; }

        public Optional<int?> Count { get; init; }

        public Optional<bool> Flag { get; init; }
    }
}
