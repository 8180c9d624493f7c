using System.Text.RegularExpressions;
using Notion.Refit.Description.Tests.Reading;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests;

/// <summary>The parts of the description fit together and follow the rules of openapi/README.md.</summary>
[TestFixture]
public sealed partial class DescriptionStructureTests
{
    private const string RootFile = "notion.yaml";

    private static readonly OpenApiDocument Description = OpenApiDocument.Load();

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_reference_leads_somewhere(string file)
    {
        IEnumerable<string> broken =
            from node in Nodes(file)
            where node.Text("$ref") is { } reference && Description.Documents.Resolve(file, reference) is null
            select $"{node.Text("$ref")} [{new JsonSchemaPlace(file, node).Location}]";
        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_branch_named_by_a_discriminator_exists(string file)
    {
        IEnumerable<string> broken =
            from node in Nodes(file)
            from label in node.Get("discriminator")?.Get("mapping").Members() ?? []
            where Description.Documents.Resolve(file, ((YamlScalarNode)label.Value).Value!) is null
                || !node.Get("oneOf").Items().Any(b => string.Equals(b.Text("$ref"), ((YamlScalarNode)label.Value).Value, StringComparison.Ordinal))
            select $"{label.Name} [{new JsonSchemaPlace(file, label.Value).Location}]";
        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_extension_is_explained(string file)
    {
        string readme = File.ReadAllText(Path.Combine(ProjectFiles.Description, "README.md"));
        HashSet<string> known = [.. ExtensionInTable().Matches(readme).Select(m => m.Value)];
        Assert.That(known, Is.Not.Empty);

        IEnumerable<string> unknown =
            from node in Nodes(file)
            from member in node.Members()
            where member.Name.StartsWith("x-", StringComparison.Ordinal) && !known.Contains(member.Name) && !IsNameOfProperty(file, node)
            select $"{member.Name} [{new JsonSchemaPlace(file, member.Value).Location}]";
        Assert.That(unknown, Is.Empty);
    }

    [TestCaseSource(typeof(ProjectFiles), nameof(ProjectFiles.DescriptionFileNames))]
    public void Every_required_member_exists(string file)
    {
        IEnumerable<string> missing =
            from node in Nodes(file)
            where node.Has("properties") && node.Get("required") is YamlSequenceNode
            from name in node.Get("required").Texts()
            where !new JsonSchema(Description.Documents, file, node).Shape.Objects.Any(o => o.Members.ContainsKey(name))
            select $"{name} [{new JsonSchemaPlace(file, node).Location}]";
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Names_of_schemas_are_unique() =>
        Assert.That(Description.Schemas.Select(s => s.Name), Is.Unique);

    [Test]
    public void Routes_operation_ids_and_method_names_are_unique()
    {
        Assert.That(Description.Operations.Select(o => o.Route), Is.Unique);
        Assert.That(
            Description.Operations.Concat(Description.Webhooks).Select(o => o.Node).Concat(Description.Operations.Select(o => o.Stream).OfType<YamlNode>()).Select(n => n.Text("operationId")),
            Is.Unique);
        Assert.That(
            Description.Operations.SelectMany(o => (YamlNode?[])[o.Node, o.Stream], (o, n) => n is null ? null : $"INotion{o.Node.Get("tags").Texts().Single()}.{n.Text("x-method")}Async").OfType<string>(),
            Is.Unique);
    }

    [Test]
    public void The_root_lists_every_path_and_webhook()
    {
        YamlNode root = Description.Documents.Root(RootFile);
        Assert.That(root.Get("paths").Members().Select(p => p.Name), Is.EquivalentTo(Description.Operations.Select(o => o.Path).Distinct(StringComparer.Ordinal)));
        Assert.That(root.Get("webhooks").Members().Select(p => p.Name), Is.EquivalentTo(Description.Webhooks.Select(o => o.Path).Distinct(StringComparer.Ordinal)));
        foreach ((string name, YamlNode path) in root.Get("paths").Members())
            Assert.That(path.Text("$ref"), Does.EndWith("#/paths/" + name.Replace("/", "~1", StringComparison.Ordinal)), name);
    }

    [Test]
    public void Every_placeholder_of_a_path_has_a_parameter_and_the_reverse()
    {
        foreach (OpenApiOperation operation in Description.Operations)
        {
            (string Document, YamlNode Node)[] parameters =
                [.. operation.Parameters.Where(p => string.Equals(p.Node.Text("in"), "path", StringComparison.Ordinal))];
            Assert.That(parameters.Select(p => p.Node.Text("name")), Is.EquivalentTo(Placeholder().Matches(operation.Path).Select(m => m.Groups["name"].Value)), operation.Route);
            Assert.That(parameters.Select(p => p.Node.Text("required")), Is.All.EqualTo("true"), operation.Route);
        }
    }

    [Test]
    public void The_known_values_of_a_tag_are_the_kinds_of_its_unions()
    {
        // Several unions may share a tag: what may be written is a part of what may be read.
        var unions =
            from schema in Description.Schemas
            let tag = schema.Node.Text("x-tagged-union")
            where tag is not null
            let tagSchema = TagSchema(schema.Document, schema.Node, tag)
            where tagSchema is not null
            select new
            {
                schema.Name,
                Values = string.Join(' ', tagSchema.Shape.Literals),
                Kinds = new JsonSchema(Description.Documents, schema.Document, schema.Node).Shape.Objects.SelectMany(o => o.Members[tag].Literals),
            };
        foreach (var sharing in unions.ToLookup(u => u.Values, StringComparer.Ordinal))
        {
            Assert.That(
                sharing.SelectMany(u => u.Kinds).Distinct(StringComparer.Ordinal),
                Is.EquivalentTo(sharing.Key.Split(' ')),
                string.Join(", ", sharing.Select(u => u.Name)));
        }
    }

    [Test]
    public void Every_schema_is_used()
    {
        // No operation has it: it is what a receiver of webhooks reads when it does not know yet which event came.
        string[] entries = ["WebhookEvent"];
        HashSet<string> used = [.. Description.Schemas.Where(s => entries.Contains(s.Name, StringComparer.Ordinal)).Select(s => new JsonSchemaPlace(s.Document, s.Node).Key)];
        Queue<(string Document, YamlNode Node)> open = new(Description.Operations.Concat(Description.Webhooks).Select(o => (o.Document, o.Node)));
        while (open.TryDequeue(out (string Document, YamlNode Node) place))
        {
            foreach (YamlNode node in place.Node.AllNodes)
            {
                if (node.Text("$ref") is { } reference
                    && Description.Documents.Resolve(place.Document, reference) is { } target
                    && used.Add(new JsonSchemaPlace(target.Document, target.Node).Key))
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.That(Description.Schemas.Where(s => !used.Contains(new JsonSchemaPlace(s.Document, s.Node).Key)).Select(s => $"{s.Document} {s.Name}"), Is.Empty);
    }

    /// <summary>The schema of the tag of a union, its own or that of the union it extends.</summary>
    private static JsonSchema? TagSchema(string document, YamlNode union, string tag)
    {
        if (union.Get("properties")?.Get(tag) is { } own)
            return new JsonSchema(Description.Documents, document, own);
        return union.Get("allOf").Items()
            .Select(part => part.Text("$ref") is { } reference ? Description.Documents.Resolve(document, reference) : null)
            .Select(target => target is { } found ? TagSchema(found.Document, found.Node, tag) : null)
            .FirstOrDefault(schema => schema is not null);
    }

    private static IEnumerable<YamlNode> Nodes(string file) => Description.Documents.Root(file).AllNodes;

    /// <summary>Whether the mapping lists the properties of an object, whose names are Notion's.</summary>
    private static bool IsNameOfProperty(string file, YamlNode node) => Nodes(file).Any(n => ReferenceEquals(n.Get("properties"), node));

    [GeneratedRegex(@"(?<=`)x-[a-z-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExtensionInTable();

    [GeneratedRegex(@"\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
