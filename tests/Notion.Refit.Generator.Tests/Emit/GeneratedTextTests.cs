using System.Text;
using Notion.Refit.Generator.Output;

namespace Notion.Refit.Generator.Tests.Emit;

/// <summary>
/// Compares all files made of the fixture with those in <c>Expected</c>. To take over what is made now, run once with
/// <c>REWRITE_EXPECTED=1</c> and look at the difference.
/// </summary>
[TestFixture]
public sealed class GeneratedTextTests
{
    private static string Expected { get; } = Path.Combine(TestPaths.Project, "Expected");

    private static bool IsRewriting => Environment.GetEnvironmentVariable("REWRITE_EXPECTED") is "1";

    [Test]
    public async Task Makes_of_the_fixture_what_is_expected()
    {
        GeneratedFiles files = await LibraryFixture.MakeAsync();
        if (IsRewriting)
            Rewrite(files);

        Assert.Multiple(() =>
        {
            foreach ((string path, byte[] content) in files.Files)
            {
                string file = Path.Combine(Expected, Shorten(path));
                Assert.That(file, Does.Exist);
                if (File.Exists(file))
                    Assert.That(Encoding.UTF8.GetString(content), Is.EqualTo(File.ReadAllText(file)), path);
            }

            string[] made = [.. files.Files.Keys.Select(Shorten)];
            Assert.That(ExpectedFiles(), Is.EquivalentTo(made));
        });
    }

    [Test]
    public async Task Makes_text_with_line_feeds_and_without_a_mark()
    {
        GeneratedFiles files = await LibraryFixture.MakeAsync();

        Assert.Multiple(() =>
        {
            foreach ((string path, byte[] content) in files.Files)
            {
                Assert.That(content, Does.Not.Contain((byte)'\r'), path);
                Assert.That(content[0], Is.LessThan(128), path);
                Assert.That(content[^1], Is.EqualTo((byte)'\n'), path);
                Assert.That(content[^2], Is.Not.EqualTo((byte)'\n'), path);
            }
        });
    }

    [Test]
    public async Task Makes_the_same_bytes_again()
    {
        GeneratedFiles first = await LibraryFixture.MakeAsync();
        GeneratedFiles second = await LibraryFixture.MakeAsync();

        Assert.Multiple(() =>
        {
            Assert.That(second.Files.Keys, Is.EqualTo(first.Files.Keys));
            foreach ((string path, byte[] content) in first.Files)
                Assert.That(second.Files[path], Is.EqualTo(content), path);
        });
    }

    private static void Rewrite(GeneratedFiles files)
    {
        if (Directory.Exists(Expected))
            Directory.Delete(Expected, recursive: true);

        foreach ((string path, byte[] content) in files.Files)
        {
            string file = Path.Combine(Expected, Shorten(path));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    private static string Shorten(string path) => path.Replace($"{GeneratorRun.GeneratedFolder}/", "", StringComparison.Ordinal);

    private static string[] ExpectedFiles() =>
        Directory.Exists(Expected)
            ? [.. Directory.EnumerateFiles(Expected, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Expected, file).Replace('\\', '/'))]
            : [];
}
