using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using Notion.Refit.Testing;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Notion.Refit.Tests.Architecture;

/// <summary>The folders of the client have one direction.</summary>
public sealed class ClientFolderTests
{
    // The lowest first. A folder may use those before it.
    private static readonly string[] s_folders = ["Json", "Http", "Operations", "Paging", "Blocking", "Authentication", "Resilience", "Configuration", "Telemetry", "Calls", "DependencyInjection"];

    private static readonly ArchUnitNET.Domain.Architecture s_client = new ArchLoader().LoadAssemblies(typeof(NotionClient).Assembly).Build();

    public static IEnumerable<string> Folders => s_folders;

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_those_below_it(string folder)
    {
        string[] above = [.. s_folders.SkipWhile(other => other != folder).Skip(1)];
        if (above.Length == 0)
            return;

        Types().That().ResideInNamespace($"Notion.Refit.{folder}")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^Notion\\.Refit\\.({string.Join('|', above)})$"))
            .WithoutRequiringPositiveResults()
            .Check(s_client);
    }

    [Test]
    public void Models_know_how_they_are_read_but_nothing_of_calls() =>
        Types().That().ResideInNamespace("Notion.Refit.Models")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^Notion\\.Refit\\.({string.Join('|', s_folders.Skip(1))})$"))
            .Check(s_client);

    [Test]
    public void Only_the_client_itself_composes_calls()
    {
        string[] users = [.. s_client.Types
            .Where(static type => type.Namespace.FullName == "Notion.Refit" && type.Dependencies.Any(static dependency => dependency.Target.Namespace.FullName == "Notion.Refit.Calls"))
            .Select(static type => type.Name)];

        Assert.That(users, Is.SubsetOf(new[] { nameof(NotionClient), nameof(NotionAreas) }));
    }

    [Test]
    public void Every_folder_with_internals_has_its_place() =>
        Assert.That(
            s_client.Types.Select(static type => type.Namespace.FullName).Where(static name => name.StartsWith("Notion.Refit.", StringComparison.Ordinal)).Select(static name => name.Split('.')[2]).Distinct(StringComparer.Ordinal),
            Is.SubsetOf([.. s_folders, "Models", "Rows", "Everyday"]));

    [Test]
    public void Internal_types_have_the_namespace_of_their_folder()
    {
        string source = Surroundings.Find("src/Notion.Refit");
        IEnumerable<string> misplaced = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar), Text: File.ReadAllText(file)))
            .Where(static file => file.Path[0] is "Rows" or "Everyday" || s_folders.Contains(file.Path[0], StringComparer.Ordinal))
            .Where(static file => file.Text.Contains("\ninternal ", StringComparison.Ordinal) && !file.Text.Contains($"namespace Notion.Refit.{file.Path[0]}", StringComparison.Ordinal))
            .Select(static file => string.Join('/', file.Path));

        Assert.That(misplaced, Is.Empty);
    }

    [Test]
    public void The_client_looks_nothing_up_by_reflection()
    {
        // The name of a type is a member of MemberInfo.
        IEnumerable<string> uses = from type in s_client.Types
                                   where type.Namespace.FullName.StartsWith("Notion.Refit", StringComparison.Ordinal)
                                   from dependency in type.Dependencies
                                   let used = dependency.Target.FullName
                                   where used is "System.Activator" || (dependency is MethodCallDependency && used.StartsWith("System.Reflection.", StringComparison.Ordinal) && used is not "System.Reflection.MemberInfo")
                                   select $"{type.FullName} uses {used}";

        Assert.That(uses.Distinct(StringComparer.Ordinal), Is.Empty);
    }

    [TestCase("additional_data")]
    [TestCase("error_description")]
    public void One_file_reads_the_bodies_of_errors(string member)
    {
        string source = Surroundings.Find("src/Notion.Refit");
        IEnumerable<string> readers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(source, "Generated"), StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains($"\"{member}\"", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'));

        Assert.That(readers, Is.EqualTo(new[] { "Http/ErrorEnvelope.cs" }));
    }
}
