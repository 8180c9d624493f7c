using Notion.Refit.Benchmarks.Json;
using Notion.Refit.Benchmarks.Measuring;

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
}
