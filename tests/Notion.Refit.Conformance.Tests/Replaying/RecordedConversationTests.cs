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
                [file], new ReplayVersions(), (scan, library, ids) => new EmulatorTarget(scan, library, ids), ExplanationFile.Embedded(), Goal, 100, output, error);
            Assert.That(code, Is.Zero, $"{Path.GetFileName(file)}\n{output}{error}");
            Assert.That(output.ToString(), Does.Not.Contain("Explanations that explain nothing").And.Not.Contain("Not seeded"));
        }
    }

    [Test]
    public async Task No_recording_of_another_project_ends_the_tool()
    {
        string? folder = Surroundings.TryFind("shared/recordings/more");
        if (folder is null)
            Assert.Ignore("The recordings (../shared/recordings/more) are not beside this checkout.");

        foreach (string file in Directory.EnumerateFiles(folder, "*.jsonl"))
        {
            using StringWriter output = new();
            using StringWriter error = new();
            int code = await ReplayCommand.RunAsync(
                [file], new ReplayVersions("2025-09-03"), (scan, library, ids) => new EmulatorTarget(scan, library, ids), ExplanationFile.Embedded(), 0, 400, output, error);
            Assert.That(code, Is.Zero, $"{Path.GetFileName(file)}\n{output}{error}");
            Assert.That(output.ToString(), Does.Not.Contain("not replayable"));
        }
    }
}
