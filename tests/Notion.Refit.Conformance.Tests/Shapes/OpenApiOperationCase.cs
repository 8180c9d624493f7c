using Notion.Refit.Conformance.Decoding;
using Notion.Refit.Description.Tests.Wire;

namespace Notion.Refit.Conformance.Tests.Shapes;

/// <summary>A body of an operation: how the description has it, and how the client reads it.</summary>
public sealed class OpenApiOperationCase
{
    private readonly string _route;

    private readonly IReadOnlyList<IWireSchema> _schemas;
    private readonly int _number;

    internal OpenApiOperationCase(string route, IReadOnlyList<IWireSchema> schemas, int number)
    {
        _route = route;
        _schemas = schemas;
        _number = number;
    }

    internal ModelCodec Answer => Codec.Answer ?? throw new InvalidOperationException($"The client reads no answer of {_route}.");

    internal ModelCodec Request => Codec.Request ?? throw new InvalidOperationException($"The client has no request body for {_route}.");

    internal InstanceGenerator Generate(bool withUnknownMembers = false) =>
        new(_schemas) { Offset = _number, WithUnknownMembers = withUnknownMembers };

    private OperationCodec Codec
    {
        get
        {
            string[] parts = _route.Split(' ');
            return new OperationCatalog().Find(parts[0], parts[1]) ?? throw new InvalidOperationException($"The client has no operation {_route}.");
        }
    }

    public override string ToString() => _route;
}
