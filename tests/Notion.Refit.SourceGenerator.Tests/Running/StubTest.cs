using Notion.Refit.Http;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

/// <summary>A test that calls the stub of an interface, compiled into this assembly, and looks at the request.</summary>
internal abstract class StubTest<TInterface>
    where TInterface : class
{
    protected RecordingTransport Transport { get; private set; } = null!;

    protected TInterface Stub { get; private set; } = null!;

    protected RecordedRequest Request => Transport.Single;

    protected string Line => Request.Line;

    [SetUp]
    public void CreateStub()
    {
        Transport = new();
        Stub = RestStubs.Create<TInterface>(Transport);
    }

    [TearDown]
    public void DisposeTransport() => Transport.Dispose();
}
