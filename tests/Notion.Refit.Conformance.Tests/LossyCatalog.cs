using Notion.Refit.Conformance.Decoding;

namespace Notion.Refit.Conformance.Tests;

/// <summary>One operation, over a model with known faults.</summary>
internal sealed class LossyCatalog : IOperationCatalog
{
    public ModelCodec Error => ModelCodec.For<LossyModel>();

    public ModelCodec Accepted => ModelCodec.For<AcceptedModel>();

    public OperationCodec? Find(string method, string path) => (method, path) switch
    {
        ("POST", "/v1/things") => new OperationCodec("createThing", ModelCodec.For<LossyModel>(), ModelCodec.For<LossyModel>()),
        ("GET", "/v1/things") => new OperationCodec("listThings", ModelCodec.For<LossyModel>(), Request: null),
        _ => null,
    };
}
