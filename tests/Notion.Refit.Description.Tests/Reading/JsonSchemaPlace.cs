using YamlDotNet.RepresentationModel;

namespace Notion.Refit.Description.Tests.Reading;

/// <summary>Where a schema is written: as an identity, and for people.</summary>
internal readonly record struct JsonSchemaPlace(string Document, YamlNode Node)
{
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Document}:{Node.Start.Index}");

    public string Location => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Document}:{Node.Start.Line}");
}
