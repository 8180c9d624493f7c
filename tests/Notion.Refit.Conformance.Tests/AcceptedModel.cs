using System.Text.Json;
using Notion.Refit.Json;

namespace Notion.Refit.Conformance.Tests;

/// <summary>A model with the faults of <see cref="LossyModel"/> and a name of its own.</summary>
internal sealed class AcceptedModel(LossyModel inner) : INotionModel<AcceptedModel>
{
    public static AcceptedModel Read(ref Utf8JsonReader reader) => new(LossyModel.Read(ref reader));

    public void Write(Utf8JsonWriter writer) => inner.Write(writer);
}
