using Notion.Refit.Emulator.Protocol.Identity;

namespace Notion.Refit.Emulator.Tests.Identity;

public sealed class IdSourceTests
{
    private static readonly TimeProvider June18 = new FixedTime(new DateTimeOffset(2026, 6, 18, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public void The_same_seed_gives_the_same_ids()
    {
        var first = new IdSource(7, June18);
        var second = new IdSource(7, June18);

        Assert.That(second.NewRandom(), Is.EqualTo(first.NewRandom()));
        Assert.That(second.New(IdKind.Comment), Is.EqualTo(first.New(IdKind.Comment)));
    }

    [Test]
    public void Ids_without_a_seed_differ()
    {
        var first = new IdSource(null, June18);
        var second = new IdSource(null, June18);

        Assert.That(second.NewRandom(), Is.Not.EqualTo(first.NewRandom()));
    }

    [Test]
    public void Random_ids_are_of_version_4()
    {
        var ids = new IdSource(1, June18);

        for (int i = 0; i < 100; i++)
        {
            Guid id = ids.NewRandom();
            Assert.That(id.Version, Is.EqualTo(4));
            Assert.That(Uuid.TryParse(id.ToString(), out _));
        }
    }

    [TestCase(nameof(IdKind.Block), "^383[0-9a-f]{5}-[0-9a-f]{4}-81[0-9a-f]{2}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [TestCase(nameof(IdKind.DataSource), "^383[0-9a-f]{5}-[0-9a-f]{4}-81[0-9a-f]{2}-[89ab][0-9a-f]{3}-000b[0-9a-f]{8}$")]
    [TestCase(nameof(IdKind.Comment), "^383[0-9a-f]{5}-[0-9a-f]{4}-81[0-9a-f]{2}-[89ab][0-9a-f]{3}-001d[0-9a-f]{8}$")]
    public void Other_ids_begin_with_the_day_and_carry_the_mark_of_their_kind(string kind, string pattern) =>
        Assert.That(new IdSource(1, June18).New(Enum.Parse<IdKind>(kind)).ToString(), Does.Match(pattern));

    [Test]
    public void Ids_of_one_day_and_workspace_share_their_first_twelve_digits()
    {
        var ids = new IdSource(1, June18);

        Assert.That(ids.New(IdKind.Block).ToString()[..13], Is.EqualTo(ids.New(IdKind.Discussion).ToString()[..13]));
    }
}
