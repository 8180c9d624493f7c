using System.ComponentModel;
using System.Text.Json;
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
    public void A_block_leads_to_the_page_or_database_that_it_stands_for()
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
