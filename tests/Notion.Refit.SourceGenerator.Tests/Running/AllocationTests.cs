using Notion.Refit.Http;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

/// <summary>An address costs its text and its <see cref="Uri"/>, whatever it is built of.</summary>
internal sealed class AllocationTests
{
    private static readonly string[] Names = ["title", "due"];

    [Test]
    public void Building_an_address_allocates_nothing_else()
    {
        string text = Build().OriginalString;

        Assert.That(text, Is.EqualTo("/v1/pages/item-7/6f9619ff-8b86-d011-b42d-00c04fc964ff?size=100&since=2026-03-11T00%3A00%3A00.0000000%2B00%3A00&all=true&names=title&names=due"));
        Assert.That(Measure(static () => Build()), Is.EqualTo(Measure(() => new Uri(text.AsSpan().ToString(), UriKind.Relative))));
    }

    [Test]
    public void Long_addresses_come_from_pooled_memory()
    {
        string value = new('ü', 1000);
        string text = BuildLong(value).OriginalString;

        Assert.That(text, Has.Length.EqualTo("/v1/".Length + 6000));
        Assert.That(Measure(() => BuildLong(value)), Is.EqualTo(Measure(() => new Uri(text.AsSpan().ToString(), UriKind.Relative))));
    }

    private static Uri Build()
    {
        var uri = new RequestUriBuilder(stackalloc char[256]);
        uri.AppendLiteral("/v1/pages/");
        uri.AppendPath(new ItemId(7), "id");
        uri.AppendLiteral("/");
        uri.AppendPath(new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "guid");
        uri.AppendQuery("size", (int?)100);
        uri.AppendQuery("since", new DateTimeOffset(2026, 3, 11, 0, 0, 0, TimeSpan.Zero), "O");
        uri.AppendQuery("cursor", (string?)null);
        uri.AppendQuery("all", true);
        uri.AppendQueryEach("names", Names);
        return uri.ToUri();
    }

    private static Uri BuildLong(string value)
    {
        var uri = new RequestUriBuilder(stackalloc char[256]);
        uri.AppendLiteral("/v1/");
        uri.AppendPath(value, "value");
        return uri.ToUri();
    }

    // The least of several rounds: the first ones compile and fill pools.
    private static long Measure(Func<Uri> build)
    {
        long least = long.MaxValue;

        for (int i = 0; i < 50; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = build();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
