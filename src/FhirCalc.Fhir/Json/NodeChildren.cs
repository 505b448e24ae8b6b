namespace FhirCalc.Fhir.Json;

/// <summary>The properties of an object or items of an array, for <c>foreach</c> without allocation.</summary>
public readonly struct NodeChildren
{
    private readonly ResourceJson? _document;
    private readonly int _parent;

    internal NodeChildren(ResourceJson document, int parent)
    {
        _document = document;
        _parent = parent;
    }

    /// <summary>Starts at the first child.</summary>
    public Enumerator GetEnumerator() => new(_document, _parent);

    /// <summary>Walks over the children in source order.</summary>
    public struct Enumerator
    {
        private readonly ResourceJson? _document;
        private readonly int _end;
        private int _current;
        private int _next;

        internal Enumerator(ResourceJson? document, int parent)
        {
            _document = document;
            _current = -1;
            _next = parent + 1;
            _end = document is null ? 0 : document.Rows[parent].Next;
        }

        /// <summary>The child reached.</summary>
        public readonly Node Current => new(_document!, _current);

        /// <summary>Goes to the next child.</summary>
        public bool MoveNext()
        {
            if (_document is null || _next >= _end)
                return false;
            _current = _next;
            _next = _document.Rows[_current].Next;
            return true;
        }
    }
}
