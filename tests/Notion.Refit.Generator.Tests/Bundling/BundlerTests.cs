using System.Text;
using System.Text.Json;
using Notion.Refit.Generator.Bundling;
using Notion.Refit.Generator.Checks;

namespace Notion.Refit.Generator.Tests.Bundling;

[TestFixture]
public sealed class BundlerTests
{
    [Test]
    public void Makes_all_references_local()
    {
        using JsonDocument bundle = JsonDocument.Parse(Bundler.Bundle(LibraryFixture.Load()));

        string[] references = [.. References(bundle.RootElement)];

        Assert.Multiple(() =>
        {
            Assert.That(references, Has.Length.GreaterThan(10));
            foreach (string reference in references)
            {
                Assert.That(reference, Does.StartWith("#/components/"));
                Assert.That(Resolves(bundle.RootElement, reference), reference);
            }
        });
    }

    [Test]
    public void Puts_path_items_where_the_root_refers_to_them()
    {
        using JsonDocument bundle = JsonDocument.Parse(Bundler.Bundle(LibraryFixture.Load()));

        JsonElement operation = bundle.RootElement.GetProperty("paths").GetProperty("/v1/books/{book_id}").GetProperty("get");

        Assert.That(operation.GetProperty("operationId").GetString(), Is.EqualTo("retrieveBook"));
    }

    [Test]
    public void Gathers_the_components_of_all_files_in_ordinal_order()
    {
        using JsonDocument bundle = JsonDocument.Parse(Bundler.Bundle(LibraryFixture.Load()));

        string[] names = [.. bundle.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name)];

        Assert.Multiple(() =>
        {
            Assert.That(names, Does.Contain("Token").And.Contain("Book").And.Contain("Failure"));
            Assert.That(names, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        });
    }

    [Test]
    public void Turns_names_in_a_mapping_into_references()
    {
        using JsonDocument bundle = JsonDocument.Parse(Bundler.Bundle(LibraryFixture.Load()));

        JsonElement mapping = bundle.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Author").GetProperty("discriminator").GetProperty("mapping");

        Assert.That(mapping.GetProperty("person").GetString(), Is.EqualTo("#/components/schemas/PersonAuthor"));
    }

    [Test]
    public async Task Is_read_by_other_tools_without_complaint()
    {
        MistakeList mistakes = new();
        await BundleCheck.RunAsync(Bundler.Bundle(LibraryFixture.Load()), "openapi/notion.json", mistakes);

        Assert.That(mistakes.Ordered, Is.Empty);
    }

    [Test]
    public async Task Reports_what_other_tools_complain_about()
    {
        MistakeList mistakes = new();
        byte[] bundle = Encoding.UTF8.GetBytes("""{"openapi":"3.1.1","info":{"title":"No version"},"paths":{}}""");
        await BundleCheck.RunAsync(bundle, "openapi/notion.json", mistakes);

        Assert.That(mistakes.Ordered.Single().ToString(), Does.StartWith("openapi/notion.json:1: #/info/version: ").And.EndsWith("; correct the description: other tools stumble here"));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Resolves(JsonElement root, string reference)
    {
        JsonElement node = root;
        return reference[2..].Split('/').All(segment => node.TryGetProperty(segment, out node));
    }
}
