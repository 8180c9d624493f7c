using Notion.Refit.Benchmarks.Bytes;
using Notion.Refit.Benchmarks.Calls;
using Notion.Refit.Benchmarks.Json;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Http;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Allocations;

/// <summary>The goals for allocations, which do not depend on the machine. The times are in tests/Notion.Refit.Benchmarks.</summary>
/// <remarks>On one thread, and the least of several tries: pools and the runtime allocate now and then.</remarks>
[TestFixture]
[NonParallelizable]
public sealed class AllocationTests
{
    public static IEnumerable<string> Answers { get; } = [.. JsonCase.All.Select(static answer => answer.Name)];

    [TestCaseSource(nameof(Answers))]
    public void Decoding_allocates_less_than_half_of_what_source_generation_does(string name)
    {
        JsonCase answer = JsonCase.All.Single(answer => answer.Name == name);
        answer.Check();

        double own = Allocation.Of(Variant.Of("Notion.Refit", answer.Decode));
        double plain = Allocation.Of(Variant.Of("System.Text.Json", answer.DecodePlainly));

        Assert.That(own, Is.LessThanOrEqualTo(0.4 * plain), $"{own:N0} bytes against {plain:N0}");
    }

    [TestCaseSource(nameof(Answers))]
    public void Encoding_allocates_nothing_beyond_the_buffer(string name)
    {
        JsonCase answer = JsonCase.All.Single(answer => answer.Name == name);

        Assert.That(Allocation.Of(Variant.Of("Notion.Refit", answer.Encode)), Is.Zero);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_call_allocates_hardly_more_than_one_written_by_hand(bool isLarge)
    {
        using HttpClient client = HandWritten.Prepare(new CannedHandler(isLarge ? AnswerBytes.Current.LargePage : AnswerBytes.Current.SmallPage), new Uri("https://api.notion.com/"));
        var byHand = new HandWritten(client);
        var transport = new RestTransport(client, TimeProvider.System);
#if USE_REFIT
        // What Refit's stubs allocate is not ours to decide: the goal is for the one that we generate.
        var stub = new GeneratedPages(transport);
#else
        INotionPages stub = Stubs.Create<INotionPages>(transport);
#endif
        var id = PageId.Parse("01234567-89ab-4def-8123-456789abcdef", null);

        double own = Allocation.Of(Variant.Of<Page>("stub", () => stub.RetrieveAsync(id)));
        double other = Allocation.Of(Variant.Of<Page>("hand-written", () => byHand.RetrieveAsync(id)));

        Assert.That(own, Is.LessThanOrEqualTo(1.1 * other), $"{own:N0} bytes against {other:N0}");
    }
}
