using System.Diagnostics.CodeAnalysis;

namespace Notion.Refit.Tests.PublicApi;

/// <summary>The listing says what a reader of the source sees.</summary>
public sealed class ApiListingTests
{
    [Test]
    public void Members_are_written_as_they_are_declared() => Assert.That(
        MemberText.Of(typeof(Sample<>)),
        Is.EqualTo(
        [
            "const int Most = 3",
            "protected Sample(string name)",
            "required int? Count { get; init; }",
            "[Obsolete] bool IsOld { get; }",
            "string this[int index] { get; }",
            "abstract IReadOnlyList<string?>? Names { get; init; }",
            "static T? Shared { get; set; }",
            "event EventHandler? Changed",
            "virtual TItem? Find<TItem>(ref int start, out string? found, params IReadOnlyList<Dictionary<string, TItem?>?> items) where TItem : class, IDisposable, new()",
            "protected void Take(in DateOnly day, TimeSpan wait = default, string? text = null, bool flag = true, double half = 0.5, string word = \"x\")",
            "static ApiListingTests.Sample<T> operator Addition(ApiListingTests.Sample<T> left, ApiListingTests.Sample<T> right)",
            "static implicit operator string(ApiListingTests.Sample<T> sample)",
        ]));

    [Test]
    public void Types_are_written_as_they_are_declared() => Assert.Multiple(() =>
    {
        string listing = ApiListing.Of(typeof(INotionClient).Assembly);

        Assert.That(listing, Does.Contain("\ninterface INotionPages\n"));
        Assert.That(listing, Does.Contain("\nsealed record Block : INotionModel<Block>\n"));
        Assert.That(listing, Does.Contain("\nabstract record WritableIcon : Icon"));
        Assert.That(listing, Does.Contain("\nreadonly record struct Color : INotionModel<Color>, IOpenValue<Color>\n"));
        Assert.That(listing, Does.Contain("\nreadonly struct Optional<T> : IEquatable<Optional<T>>\n").Or.Contain("\nreadonly struct Optional<T>\n"));
        Assert.That(listing, Does.Contain("\ninterface INotionModel<out TSelf> where TSelf : INotionModel<TSelf>\n"));
        Assert.That(listing, Does.Contain("\n    required PageId Id { get; init; }\n"));
        Assert.That(
            listing,
            Does.Contain("\n    Task<Page> RetrieveAsync(PageId pageId, IReadOnlyList<PropertyId>? filterProperties = null, CancellationToken cancellationToken = default)\n"));
        Assert.That(listing, Does.Contain("\nstatic class NotionBlocksExtensions\n    static NotionSequence<Block> ListAllChildrenAsync(this INotionBlocks blocks, "));
        Assert.That(listing, Does.Not.Contain("PrintMembers").And.Not.Contain("EqualityContract").And.Not.Contain("<Clone>"));
    });

    [Test]
    public void Members_of_extension_blocks_are_written_after_their_receiver() => Assert.That(
        MemberText.Of(typeof(SampleExtensions)),
        Is.EqualTo(
        [
            "extension(string) static string Joined(int count, DayOfWeek day = DayOfWeek.Friday)",
            "extension(IReadOnlyList<string?> list) int Marked { get; set; }",
            "extension(string text) string? Reversed { get; }",
            "extension<T>(List<T> list) T Second { get; } where T : class",
            "static int Old(this string text)",
            "static int Twice(this string text, int start)",
            "static string get_Plain(string text)",
        ]));

    [SuppressMessage("Performance", "CA1822", Justification = "What it does not do is the point of a sample.")]
    [SuppressMessage("Style", "IDE0060", Justification = "What it does not do is the point of a sample.")]
    private abstract class Sample<T>
        where T : class
    {
        public const int Most = 3;

        protected Sample(string name) => Shared = (T?)(object?)name;

        public event EventHandler? Changed;

        public static T? Shared { get; set; }

        public required int? Count { get; init; }

        [Obsolete("It is.")]
        public bool IsOld => Changed is not null;

        public abstract IReadOnlyList<string?>? Names { get; init; }

        public string this[int index] => $"{index}";

        public static implicit operator string(Sample<T> sample) => $"{sample}";

        public static Sample<T> operator +(Sample<T> left, Sample<T> right) => left ?? right;

        public virtual TItem? Find<TItem>(ref int start, out string? found, params IReadOnlyList<Dictionary<string, TItem?>?> items)
            where TItem : class, IDisposable, new()
        {
            found = null;
            return null;
        }

        protected void Take(in DateOnly day, TimeSpan wait = default, string? text = null, bool flag = true, double half = 0.5, string word = "x")
        {
        }
    }
}

/// <summary>An extension class, which cannot be nested.</summary>
internal static class SampleExtensions
{
    extension(string text)
    {
        public string? Reversed => text.Length == 0 ? null : text;

        public int Twice(int start) => text.Length + start;
    }

    extension(string)
    {
        public static string Joined(int count, DayOfWeek day = DayOfWeek.Friday) => $"{count}{day}";
    }

    extension(IReadOnlyList<string?> list)
    {
        public int Marked
        {
            get => list.Count;
            set => _ = value;
        }
    }

    extension<T>(List<T> list)
        where T : class
    {
        public T Second => list[1];
    }

    public static int Old(this string text) => text.Length;

    public static string get_Plain(string text) => text;
}
