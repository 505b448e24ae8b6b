using FhirCalc.Fhir.Json;

namespace FhirCalc.Fhir.Definitions;

/// <summary>Children of an element, for <c>foreach</c> without allocation.</summary>
public readonly struct ElementChildren
{
    private readonly Element _parent;
    private readonly string? _name;

    internal ElementChildren(Element parent, string? name)
    {
        _parent = parent;
        _name = name;
    }

    /// <summary>Starts at the first child.</summary>
    public Enumerator GetEnumerator() => new(_parent, _name);

    /// <summary>
    /// Walks over the properties of the object, and within a property over the items of its array. A primitive array and
    /// its sibling array are walked side by side.
    /// </summary>
    public struct Enumerator
    {
        private readonly Node _owner;
        private readonly TypeDefinition? _ownerType;
        private readonly ElementDefinition? _wanted;
        private NodeChildren.Enumerator _properties;
        private NodeChildren.Enumerator _items;
        private NodeChildren.Enumerator _extras;
        private bool _inArray;
        private bool? _hasExtras;
        private ElementDefinition? _definition;
        private TypeDefinition? _type;

        internal Enumerator(Element parent, string? name)
        {
            if (!parent.Exists)
                return;
            _ownerType = parent.Type;
            _wanted = name is null ? null : _ownerType.Element(name);
            // Without such a child in the type there is nothing to look for.
            if (name is null || _wanted is not null)
                _owner = parent.IsPrimitive ? parent.Extra : parent.Node;
            if (_owner.IsObject)
                _properties = _owner.Children.GetEnumerator();
        }

        /// <summary>The child reached.</summary>
        public Element Current { get; private set; }

        /// <summary>Goes to the next child.</summary>
        public bool MoveNext()
        {
            while (true)
            {
                if (_inArray)
                {
                    var hasItem = _items.MoveNext();
                    var hasExtra = _extras.MoveNext();
                    _inArray = hasItem || hasExtra;
                    if (_inArray && Take(hasItem ? _items.Current : default, hasExtra ? _extras.Current : default))
                        return true;
                    if (_inArray)
                        continue;
                }

                if (!_properties.MoveNext())
                    return false;
                if (Open(_properties.Current))
                    return true;
            }
        }

        // Starts a property: a single value is taken at once, an array becomes the current one.
        private bool Open(Node property)
        {
            var name = property.NameUtf8;
            var isExtra = name.Length > 1 && name[0] == (byte)'_';
            var bare = isExtra ? name[1..] : name;
            // Most properties are not the wanted one: a look at the name is cheaper than a look-up.
            if (_wanted is not null && !bare.StartsWith(_wanted.NameUtf8))
                return false;
            if (!_ownerType!.TryChild(bare, out _definition, out _type) || (_wanted is not null && _definition != _wanted))
                return false;
            Node value = property, extra = default;
            if (isExtra)
            {
                // The value comes before or after; only an element without value is opened from its sibling.
                if (_type.Kind != TypeKind.Primitive || _owner[bare].Exists)
                    return false;
                (value, extra) = (default, property);
            }
            else if (_type.Kind == TypeKind.Primitive)
            {
                extra = Sibling(name);
            }

            if (!value.IsArray && !extra.IsArray)
                return Take(value, extra);
            _items = value.IsArray ? value.Children.GetEnumerator() : default;
            _extras = extra.IsArray ? extra.Children.GetEnumerator() : default;
            _inArray = true;
            return false;
        }

        private Node Sibling(ReadOnlySpan<byte> name)
        {
            // Siblings are rare: one look over the names saves a search for each primitive.
            _hasExtras ??= HasExtras();
            if (_hasExtras == false)
                return default;
            foreach (var child in _owner.Children)
            {
                var other = child.NameUtf8;
                if (other.Length == name.Length + 1 && other[0] == (byte)'_' && other[1..].SequenceEqual(name))
                    return child;
            }

            return default;
        }

        private readonly bool HasExtras()
        {
            foreach (var child in _owner.Children)
            {
                if (child.NameUtf8 is [(byte)'_', ..])
                    return true;
            }

            return false;
        }

        private bool Take(Node value, Node extra)
        {
            if (value.Kind == NodeKind.Null)
                value = default;
            if (!extra.IsObject)
                extra = default;
            if (!value.Exists && !extra.Exists)
                return false;
            Current = new Element(value, extra, Element.ConcreteType(value, _type!), _definition);
            return true;
        }
    }
}
