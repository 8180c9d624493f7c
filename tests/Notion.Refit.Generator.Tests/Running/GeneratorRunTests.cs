namespace Notion.Refit.Generator.Tests.Running;

[TestFixture]
public sealed class GeneratorRunTests
{
    private const string BookFile = "src/Notion.Refit/Generated/Books/Book.cs";

    private string _root = "";

    [SetUp]
    public void Copy_the_fixture()
    {
        _root = Directory.CreateTempSubdirectory("generator-").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "openapi"));
        foreach (string file in Directory.EnumerateFiles(LibraryFixture.Folder))
            File.Copy(file, Path.Combine(_root, "openapi", Path.GetFileName(file)));
    }

    [TearDown]
    public void Remove_the_copy() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Writes_all_files_once()
    {
        (int first, string firstOutput, _) = await RunAsync();
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(_root, BookFile));
        (int second, string secondOutput, _) = await RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((first, second), Is.EqualTo((0, 0)));
            Assert.That(firstOutput, Does.Match("^(\\d+) files: \\1 written, 0 deleted\n$"));
            Assert.That(secondOutput, Does.Match("^\\d+ files: 0 written, 0 deleted\n$"));
            Assert.That(File.GetLastWriteTimeUtc(Path.Combine(_root, BookFile)), Is.EqualTo(written));
        });
    }

    [Test]
    public async Task Deletes_what_it_does_not_make_any_more_with_its_folder()
    {
        await RunAsync();
        string folder = Path.Combine(_root, "src/Notion.Refit/Generated/Former");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Former.cs"), "// former");

        (_, string output, _) = await RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(output, Does.EndWith(" files: 0 written, 1 deleted\n"));
            Assert.That(folder, Does.Not.Exist);
        });
    }

    [Test]
    public async Task Checks_without_changing_anything()
    {
        await RunAsync();
        string book = Path.Combine(_root, BookFile);
        string former = Path.Combine(_root, "src/Notion.Refit/Generated/Former.cs");
        string bundle = Path.Combine(_root, "openapi/notion.json");
        File.AppendAllText(book, "// by hand\n");
        File.WriteAllText(former, "// former");
        File.Delete(bundle);

        (int code, string output, _) = await RunAsync("--check");

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output, Is.EqualTo(
                $"""
                missing: openapi/notion.json
                differs: {BookFile}
                superfluous: src/Notion.Refit/Generated/Former.cs
                run: dotnet run --project generator/Notion.Refit.Generator

                """));
            Assert.That(File.ReadAllText(book), Does.EndWith("// by hand\n"));
            Assert.That(former, Does.Exist);
            Assert.That(bundle, Does.Not.Exist);
        });
    }

    [Test]
    public async Task Checks_that_all_is_up_to_date()
    {
        await RunAsync();

        Assert.That(await RunAsync("--check"), Is.EqualTo((0, "generated files are up to date\n", "")));
    }

    [Test]
    public async Task Writes_nothing_when_the_description_has_mistakes()
    {
        string oauth = Path.Combine(_root, "openapi/oauth.yaml");
        File.WriteAllText(oauth, File.ReadAllText(oauth).Replace("x-method: CreateToken", "x-methode: CreateToken", StringComparison.Ordinal));

        (int code, string output, string error) = await RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(error, Is.EqualTo(
                """
                openapi/oauth.yaml:7: #/paths/~1v1~1oauth~1token/post: the operation has no x-method; name the C# method, without Async
                openapi/oauth.yaml:10: #/paths/~1v1~1oauth~1token/post/x-methode: unknown extension 'x-methode' in an operation; remove it or correct its name (openapi/README.md lists what the generator understands)
                2 mistakes, nothing written

                """));
            Assert.That(Path.Combine(_root, "src"), Does.Not.Exist);
        });
    }

    [TestCase("--chek")]
    [TestCase("--root")]
    public async Task Refuses_a_command_line_it_does_not_understand(string argument)
    {
        StringWriter error = Writer();
        int code = await new GeneratorRun(Writer(), error).RunAsync([argument]);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(error.ToString(), Does.Contain(argument));
        });
    }

    [Test]
    public async Task Prints_its_usage()
    {
        StringWriter output = Writer();
        int code = await new GeneratorRun(output, Writer()).RunAsync(["--help"]);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(output.ToString(), Does.Contain("--check").And.Contain("--root"));
        });
    }

    [Test]
    public async Task Refuses_a_root_without_a_description()
    {
        string empty = Path.Combine(_root, "src");
        StringWriter error = Writer();
        int code = await new GeneratorRun(Writer(), error).RunAsync(["--root", empty]);

        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(error.ToString(), Is.EqualTo($"There is no openapi/notion.yaml in '{empty}'; run in the repository or give its folder with --root\n"));
        });
    }

    [Test]
    public void Finds_the_root_upwards()
    {
        string deep = Path.Combine(_root, "a", "b");
        Directory.CreateDirectory(deep);

        Assert.That(RepositoryRoot.Find(deep), Is.EqualTo(_root));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        StringWriter output = Writer();
        StringWriter error = Writer();
        int code = await new GeneratorRun(output, error).RunAsync([.. arguments, "--root", _root]);
        return (code, output.ToString(), error.ToString());
    }

    private static StringWriter Writer() => new() { NewLine = "\n" };
}
