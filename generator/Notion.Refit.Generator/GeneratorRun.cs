using System.CommandLine;
using Notion.Refit.Generator.Building;
using Notion.Refit.Generator.Bundling;
using Notion.Refit.Generator.Checks;
using Notion.Refit.Generator.Emit;
using Notion.Refit.Generator.Loading;
using Notion.Refit.Generator.Model;
using Notion.Refit.Generator.Output;

namespace Notion.Refit.Generator;

/// <summary>One run: load, check, emit, compare or write.</summary>
/// <param name="output">The writer for results.</param>
/// <param name="error">The writer for mistakes.</param>
internal sealed class GeneratorRun(TextWriter output, TextWriter error)
{
    public const string DescriptionFolder = "openapi";
    public const string BundleFile = "openapi/notion.json";
    public const string GeneratedFolder = "src/Notion.Refit/Generated";

    /// <returns>The exit code: 0 when all is well, 1 on mistakes in the description or differences under <c>--check</c>, 2 on a wrong command line.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        ParseResult parsed = CommandLine.Create(RunAsync).Parse(arguments);
        int code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    private async Task<int> RunAsync(string? givenRoot, bool check)
    {
        string start = givenRoot ?? Directory.GetCurrentDirectory();
        string? root = givenRoot is { } given ? (RepositoryRoot.IsRoot(given) ? given : null) : RepositoryRoot.Find(start);
        if (root is null)
        {
            await error.WriteLineAsync($"There is no {DescriptionFolder}/{Description.RootFile} in '{start}'; run in the repository or give its folder with --root");
            return 2;
        }

        MistakeList mistakes = new();
        Description description = Description.Load(Path.Combine(root, DescriptionFolder), DescriptionFolder, mistakes);
        GeneratedFiles files = await MakeAsync(description, mistakes);
        if (!mistakes.IsEmpty)
            return await TellAsync(mistakes);

        OutputFolder folder = new(root, GeneratedFolder);
        return check ? await TellAsync(folder.Compare(files)) : await TellChangesAsync(folder.Apply(files), files);
    }

    /// <summary>Makes all files of a description; none when there are mistakes.</summary>
    public static async Task<GeneratedFiles> MakeAsync(Description description, MistakeList mistakes)
    {
        GeneratedFiles files = new();
        ApiModel model = ModelBuilder.Build(description, mistakes);
        if (!mistakes.IsEmpty)
            return files;

        byte[] bundle = Bundler.Bundle(description);
        await BundleCheck.RunAsync(bundle, BundleFile, mistakes);
        files.Add(BundleFile, bundle);
        CodeEmitter.Emit(model, GeneratedFolder, files);
        return files;
    }

    private async Task<int> TellAsync(MistakeList mistakes)
    {
        IReadOnlyList<Mistake> ordered = mistakes.Ordered;
        foreach (Mistake mistake in ordered)
            await error.WriteLineAsync(mistake.ToString());

        await error.WriteLineAsync(ordered.Count == 1 ? "1 mistake, nothing written" : $"{ordered.Count} mistakes, nothing written");
        return 1;
    }

    private async Task<int> TellAsync(IReadOnlyList<Difference> differences)
    {
        foreach (Difference difference in differences)
            await output.WriteLineAsync(difference.ToString());

        if (differences.Count == 0)
        {
            await output.WriteLineAsync("generated files are up to date");
            return 0;
        }

        await output.WriteLineAsync("run: dotnet run --project generator/Notion.Refit.Generator");
        return 1;
    }

    private async Task<int> TellChangesAsync(IReadOnlyList<Difference> changed, GeneratedFiles files)
    {
        int deleted = changed.Count(difference => difference.Kind == DifferenceKind.Superfluous);
        await output.WriteLineAsync($"{files.Files.Count} files: {changed.Count - deleted} written, {deleted} deleted");
        return 0;
    }
}
