using Notion.Refit.Conformance.Commands;
using Notion.Refit.Conformance.Replaying;
using Notion.Refit.Testing;

namespace Notion.Refit.Conformance.Tests.Replaying;

/// <summary>The emulator against recorded conversations with the real API, where someone has them.</summary>
[TestFixture]
public sealed class RecordedConversationTests
{
    private const double Goal = 98;

    [Test]
    public async Task The_emulator_answers_as_was_recorded()
    {
        IReadOnlyList<string> files = Surroundings.Recordings();
        if (files.Count == 0)
            Assert.Ignore("The recordings (../shared/recordings) are not beside this checkout, so the emulator was not held against them.");

        foreach (string file in files)
        {
            using StringWriter output = new();
            using StringWriter error = new();
            int code = await ReplayCommand.RunAsync(
                [file], (scan, library, ids) => new EmulatorTarget(scan, library, ids), ExplanationFile.Embedded(), Goal, 100, output, error);
            Assert.That(code, Is.Zero, $"{Path.GetFileName(file)}\n{output}{error}");
            Assert.That(output.ToString(), Does.Not.Contain("Explanations that explain nothing").And.Not.Contain("Not seeded"));
        }
    }
}
