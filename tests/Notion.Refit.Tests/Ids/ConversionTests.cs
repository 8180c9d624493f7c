using System.ComponentModel;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Notion.Refit.Models;

namespace Notion.Refit.Tests.Ids;

/// <summary>Ids and open values come from configuration and stand as keys of dictionaries.</summary>
[TestFixture]
public sealed class ConversionTests
{
    private const string Id = "b55c9c91-384d-452b-81db-d1ef79372b75";

    [Test]
    public void Ids_and_open_values_are_bound_from_configuration()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Page"] = $"https://www.notion.so/acme/Projects-{Id.Replace("-", "", StringComparison.Ordinal)}", ["Color"] = "red", ["Property"] = "%3AGlK" })
            .Build();

        Settings settings = configuration.Get<Settings>()!;

        Assert.That(settings, Is.EqualTo(new Settings { Page = Id, Color = Color.Red, Property = "%3AGlK" }));
    }

    [Test]
    public void A_link_is_an_id()
    {
        PageId page = new Uri($"https://www.notion.so/acme/Projects-{Id.Replace("-", "", StringComparison.Ordinal)}?pvs=4");

        Assert.That(page, Is.EqualTo((PageId)Id));
        Assert.That(() => _ = (BlockId)new Uri("https://www.notion.so/acme"), Throws.ArgumentException);
        Assert.That(() => _ = (BlockId)(Uri)null!, Throws.ArgumentNullException);
    }

    /// <summary>With one conversion alone the null would be an id: text that is null, and an exception at run time.</summary>
    [TestCase("PageId? id = text is null ? null : PageId.Parse(text);")]
    [TestCase("PageId? id = text switch { null => null, _ => PageId.Parse(text) };")]
    [TestCase("PageId id = null;")]
    public void A_null_that_would_be_an_id_is_an_error_of_the_compiler(string statement)
    {
        string source = $"using Notion.Refit; class C {{ object M(string text) {{ {statement} return id; }} }}";
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create("app", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.That(compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Id), Is.EqualTo(new[] { "CS0037" }).Or.EqualTo(new[] { "CS0457" }));
    }

    [Test]
    public void A_malformed_id_in_the_configuration_is_reported()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Page"] = "nonsense" }).Build();

        Assert.That(() => configuration.Get<Settings>(), Throws.InvalidOperationException.With.Message.Contains("Page"));
    }

    [Test]
    public void Keys_of_dictionaries_survive_the_serializer()
    {
        var byColor = new Dictionary<Color, int> { [Color.Red] = 1, ["octarine"] = 2 };
        var byPage = new Dictionary<PageId, int> { [Id] = 1 };
        var byProperty = new Dictionary<PropertyId, int> { ["title"] = 1 };

        Assert.Multiple(() =>
        {
            Assert.That(JsonSerializer.Deserialize<Dictionary<Color, int>>(JsonSerializer.Serialize(byColor)), Is.EqualTo(byColor));
            Assert.That(JsonSerializer.Deserialize<Dictionary<PageId, int>>(JsonSerializer.Serialize(byPage)), Is.EqualTo(byPage));
            Assert.That(JsonSerializer.Deserialize<Dictionary<PropertyId, int>>(JsonSerializer.Serialize(byProperty)), Is.EqualTo(byProperty));
        });
    }

    [Test]
    public void Converters_write_what_they_read()
    {
        foreach (object value in (object[])[(PageId)Id, (NotionId)Id, Color.Red, (PropertyId)"title"])
        {
            TypeConverter converter = TypeDescriptor.GetConverter(value.GetType());
            Assert.That(converter.ConvertFromInvariantString(converter.ConvertToInvariantString(value)!), Is.EqualTo(value));
        }
    }

    [Test]
    public void The_json_of_options_shows_no_secret() =>
        Assert.That(JsonSerializer.Serialize(new NotionOptions { Token = "secret_a", ClientSecret = "secret_b" }), Does.Not.Contain("secret_"));

    [Test]
    public void A_block_leads_to_its_page_or_database()
    {
        BlockId block = Id;

        Assert.That(block.ToPageId(), Is.EqualTo((PageId)Id));
        Assert.That(block.ToDatabaseId(), Is.EqualTo((DatabaseId)Id));
    }

    private sealed record Settings
    {
        public PageId Page { get; init; }

        public Color Color { get; init; }

        public PropertyId Property { get; init; }
    }
}
