using Notion.Refit.Conformance.Decoding;
using Notion.Refit.Conformance.Recordings;
using Notion.Refit.Testing;

namespace Notion.Refit.Conformance.Tests;

/// <summary>The client against recorded traffic of the real API, where someone has it.</summary>
[TestFixture]
public sealed class RecordedTrafficTests
{
    [Test]
    public void Everything_recorded_comes_back_as_it_was_and_is_known()
    {
        IReadOnlyList<string> files = Surroundings.Recordings();
        if (files.Count == 0)
            Assert.Ignore("The recordings (../shared/recordings) are not beside this checkout, so the models were not tried on them.");

        ExchangeDecoder decoder = new(new OperationCatalog());
        ExchangeResult[] results = [.. files.SelectMany(RecordingFile.Read).Select(decoder.Decode)];
        Assert.That(results, Is.Not.Empty);
        Assert.That(results.SelectMany(r => r.Losses, (r, loss) => $"{r.Exchange.Origin} {r.Operation} {loss}"), Is.Empty);
        Assert.That(results.SelectMany(r => r.Inventories, (r, i) => (r.Exchange.Origin, i)).SelectMany(x => x.i.UnknownCases, (x, c) => $"{x.Origin} {c}"), Is.Empty);
    }
}
